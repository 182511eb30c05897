"""Write a report; change one."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from csp import audit
from csp.kernel.council_form import stored
from csp.kernel.keys import new_key
from csp.models import Reader
from plans.models import Plan
from scrutiny.models import Committee, CommitteeMeeting, Report
from scrutiny.models.verb import Verb
from scrutiny.policies.reports import may_edit, may_report_on
from scrutiny.queries import committees, reports
from scrutiny.services.council_forms import chosen_form
from scrutiny.services.sections import begin_sections
from scrutiny.sources.ready_forms import COMMITTEE_REPORT

FIRST_MONTH = 4  # of a financial year
CANCELLED = "That meeting is cancelled. Choose another day"


@dataclass(frozen=True)
class ReportAnswers:
    """What a person says in a report, and for which meeting."""

    committee: Committee
    meeting_on: date
    plan: Plan
    title: str
    report_of: str
    recommendations: str
    cabinet_member: str = ""
    wards: str = ""
    contact: str = ""
    purpose: str = ""
    front: Mapping[str, str] = field(default_factory=dict)  # the other fields of its form, by their names

    @classmethod
    def of(cls, report: Report) -> "ReportAnswers":
        """Return what a report says now."""
        words = {name: getattr(report, name) for name in ("plan", *WORDS)}
        return cls(committee=report.meeting.committee, meeting_on=report.meeting.held_on, **words)


WORDS = tuple(
    one.name for one in fields(ReportAnswers) if one.name not in ("committee", "meeting_on", "plan")
)


def title_on(*, day: date) -> str:
    """Return what an annual report is called by default, after the financial year of a day."""
    year = day.year if day.month >= FIRST_MONTH else day.year - 1
    return f"Annual report {year}/{(year + 1) % 100:02}"


@transaction.atomic
def add_report(
    *, answers: ReportAnswers, by: Reader, now: datetime, key: str | None = None, form: str = COMMITTEE_REPORT
) -> Report:
    """Begin a report for a committee's meeting, on its own copy of a form and with the sections of that.

    Under a key that was minted with the page, or a new one; ``form`` is the name of one that stands ready, or the key
    of one of the partnership’s. Raises PermissionDenied, ValidationError for a meeting that is cancelled or a form
    that is gone, and IntegrityError when the key is taken.
    """
    may_report_on(by, plan=answers.plan, committee=answers.committee).require()
    report = Report(partnership=answers.plan.partnership, key=key or new_key())
    chosen, report.logo = chosen_form(choice=form, partnership=report.partnership, by=by)
    report.form = stored(chosen)
    _fill(report, answers, by=by, now=now)
    audit.save(report, by=by, why=Verb.REPORT_ADDED, now=now)
    begin_sections(report=report, by=by, now=now)
    return report


@transaction.atomic
def edit_report(*, key: str, version: int, answers: ReportAnswers, by: Reader, now: datetime) -> Report:
    """Change a report; the same answers again change nothing, and what was built of it stays as it is.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError for a meeting that is
    cancelled.
    """
    report = audit.locked(reports.open_to(by), key=key, version=version)
    may_edit(by, report).require()
    may_report_on(by, plan=answers.plan, committee=answers.committee).require()
    if answers == ReportAnswers.of(report):
        return report
    _fill(report, answers, by=by, now=now)
    audit.save(report, by=by, why=Verb.REPORT_CHANGED, now=now)
    return report


def _fill(report: Report, answers: ReportAnswers, *, by: Reader, now: datetime) -> None:
    report.meeting = _meeting(answers.committee, answers.meeting_on, by=by, now=now)
    for name in ("plan", *WORDS):
        setattr(report, name, getattr(answers, name))


def _meeting(committee: Committee, day: date, *, by: Reader, now: datetime) -> CommitteeMeeting:
    """Return the committee's meeting on a day; it is made when nobody has named that day before."""
    found = committees.meeting_on(by, committee=committee, day=day)
    if found and found.state == CommitteeMeeting.State.CANCELLED:
        raise ValidationError({"meeting_on": CANCELLED})
    if found:
        return found
    meeting = CommitteeMeeting(committee=committee, held_on=day)
    try:
        with transaction.atomic():
            audit.save(meeting, by=by, why=Verb.MEETING_ADDED, now=now)
    except IntegrityError:  # somebody named it at the same moment
        found = committees.meeting_on(by, committee=committee, day=day)
        if found is None:
            raise
        return found
    return meeting

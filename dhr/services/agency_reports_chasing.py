"""Chase an agency for its report: by e-mail in one click, once a day, or as a note of how it was done otherwise."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404

from csp import audit
from csp.models import Person, Reader
from dhr.models import AgencyReport, AgencyReportStep
from dhr.models.verb import Verb
from dhr.policies.agency_reports import can_be_chased, may_ask
from dhr.queries import agency_reports, courses
from dhr.services.agency_reports_letter import tell_authors

NOBODY_TO_TELL = (
    "Nobody who writes this report can be written to from here. Chase the agency otherwise, and note how."
)

BY_EMAIL = "By e-mail to whoever writes it"


@dataclass(frozen=True)
class Chased:
    """What somebody says of how they chased an agency."""

    on: date
    note: str


@transaction.atomic
def chase_report(*, report: AgencyReport, by: Reader, now: datetime) -> list[Person]:
    """Write to the authors of a report that is awaited, once a day; return those who were written to.

    Raises PermissionDenied, and ValidationError with the sentence when it can't be chased, or nobody be written to.
    """
    report = _held(report, by)
    if not (allowed := can_be_chased(report, chased_today=_was_chased_today(report, by))):
        raise ValidationError(allowed.refusal)
    told = tell_authors(report=report, by=by, now=now)
    if not told:
        raise ValidationError(NOBODY_TO_TELL)
    step = _step(report, by.today, BY_EMAIL, by=by, now=now)
    audit.save(step, by=by, why=Verb.REPORT_CHASED, now=now)
    return told


@transaction.atomic
def note_chasing(
    *, report: AgencyReport, chased: Chased, by: Reader, now: datetime, key: str
) -> AgencyReportStep:
    """Write down that an agency was chased on a day, and how, under the key that was minted with the form.

    Raises PermissionDenied, ValidationError with a sentence, and IntegrityError when the key is taken.
    """
    report = _held(report, by)
    if not (allowed := can_be_chased(report, chased_today=False)):
        raise ValidationError(allowed.refusal)
    if not report.asked_on <= chased.on <= by.today:
        raise ValidationError({"on": "The day must be between the day it was asked for and today"})
    step = _step(report, chased.on, chased.note, by=by, now=now)
    step.key = key
    audit.save(step, by=by, why=Verb.REPORT_STEP_ADDED, now=now)
    return step


def _held(report: AgencyReport, by: Reader) -> AgencyReport:
    courses.hold_of(by, agency_reports.open_to(by), key=report.key)
    found = agency_reports.hold(by, report=report)
    if found is None:
        raise Http404
    may_ask(by, found.review).require()
    return found


def _was_chased_today(report: AgencyReport, by: Reader) -> bool:
    return report.pk in agency_reports.was_chased(by, reports=[report], day=by.today)


def _step(report: AgencyReport, on: date, note: str, *, by: Reader, now: datetime) -> AgencyReportStep:
    what = AgencyReportStep.What.CHASED
    return AgencyReportStep(report=report, what=what, on=on, at=now, by=by.person, note=note)

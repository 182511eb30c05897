"""Ask an agency for its report; change what it is asked for, by when, and who writes it."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit
from csp.kernel.keys import new_key
from csp.models import Circle, Reader, Seat
from dhr.models import AgencyReport, AgencyReportStep, Review, ReviewMember
from dhr.models.verb import Verb
from dhr.policies.agency_reports import may_ask
from dhr.queries import agency_reports, courses
from dhr.services.agency_reports_letter import tell_authors
from dhr.services.agency_reports_steps import write_step
from dhr.services.member_places import put_into, take_out_of

What = AgencyReportStep.What
KEPT_SOMEWHERE = "Enter where the report is kept"
DUE_BEFORE_ASKED = "The day it is due must be the day it was asked for, or later"
NOT_ON_IT = "Somebody you chose is no longer on the review. Choose again"


@dataclass(frozen=True)
class ReportAnswers:
    """What an agency is asked for."""

    agency: str
    seat: Seat | None
    kind: str
    asked_for: str
    kept_at: str = ""

    @classmethod
    def of(cls, report: AgencyReport) -> "ReportAnswers":
        """Return what an agency is asked for now."""
        return cls(**{one.name: getattr(report, one.name) for one in fields(cls)})


@transaction.atomic
def ask_report(
    *,
    review: Review,
    answers: ReportAnswers,
    asked_on: date,
    due_on: date,
    authors: Sequence[ReviewMember],
    by: Reader,
    now: datetime,
    key: str | None = None,
) -> AgencyReport:
    """Ask an agency for its report, under a key that was minted with the form, or a new one, and tell its authors.

    Raises PermissionDenied, ValidationError with a sentence, and IntegrityError when the key is taken.
    """
    review = courses.hold(by, review=review.pk)
    may_ask(by, review).require()
    _check_days(asked_on, due_on, by)
    circle = Circle(partnership=review.partnership)
    circle.save()
    report = AgencyReport(review=review, authors_circle=circle, key=key or new_key(), **vars(answers))
    report.asked_on, report.due_on, report.original_due_on = asked_on, due_on, due_on
    audit.save(report, by=by, why=Verb.REPORT_ASKED, now=now)
    write_step(report=report, what=What.ASKED, on=asked_on, by=by, now=now)
    for member in _members(report, authors, by):
        put_into(circle=circle, member=member)
    tell_authors(report=report, by=by, now=now)
    return report


@transaction.atomic
def edit_report(
    *, key: str, version: int, answers: ReportAnswers, reason: str, by: Reader, now: datetime
) -> AgencyReport:
    """Change what an agency is asked for, or where its report is kept; the same answers change nothing.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError with a sentence.
    """
    report = _taken(key=key, version=version, by=by)
    if answers == ReportAnswers.of(report):
        return report
    vars(report).update(vars(answers))
    report.seat = answers.seat
    if report.state == AgencyReport.State.ACCEPTED and not (report.kept_at or report.file_id):
        raise ValidationError({"kept_at": KEPT_SOMEWHERE})
    audit.save(report, by=by, why=Verb.REPORT_CHANGED, now=now, reason=reason)
    return report


@transaction.atomic
def move_report(
    *, key: str, version: int, due_on: date, reason: str, by: Reader, now: datetime
) -> AgencyReport:
    """Give an agency another date, the one first given beside it; what was not to come is waited for again.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError with a sentence.
    """
    report = _taken(key=key, version=version, by=by)
    if due_on == report.due_on and not report.is_forgone:
        return report
    _check_days(report.asked_on, due_on, by)
    report.due_on = due_on
    if report.is_forgone:
        was_returned = agency_reports.was_returned(by, report=report)
        report.state = AgencyReport.State.RETURNED if was_returned else AgencyReport.State.ASKED
    audit.save(report, by=by, why=Verb.REPORT_CHANGED, now=now, reason=reason)
    write_step(report=report, what=What.MOVED, on=by.today, note=reason, by=by, now=now)
    return report


@transaction.atomic
def name_authors(
    *, key: str, version: int, authors: Sequence[ReviewMember], by: Reader, now: datetime
) -> AgencyReport:
    """Say who of the review writes a report; whoever no longer does stops seeing it at once.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError with a sentence.
    """
    report = _taken(key=key, version=version, by=by)
    before = agency_reports.members_writing(by, reports=[report]).get(report.authors_circle_id, [])
    after = _members(report, authors, by)
    if {one.pk for one in before} == {one.pk for one in after}:
        return report
    for member in before:
        if member not in after:
            take_out_of(circle=report.authors_circle, member=member)
    for member in after:
        if member not in before:
            put_into(circle=report.authors_circle, member=member)
    audit.save(report, by=by, why=Verb.REPORT_CHANGED, now=now)
    tell_authors(report=report, by=by, now=now, besides=[one.person_id for one in before])
    return report


def _taken(*, key: str, version: int, by: Reader) -> AgencyReport:
    courses.hold_of(by, agency_reports.open_to(by), key=key)
    report = audit.locked(agency_reports.open_to(by), key=key, version=version)
    may_ask(by, report.review).require()
    return report


def _members(report: AgencyReport, authors: Sequence[ReviewMember], by: Reader) -> list[ReviewMember]:
    """Return the members who were chosen, as they stand; raises ValidationError when one can't be an author."""
    could = agency_reports.could_write(by, review=report.review)
    found = list(could.filter(pk__in=[one.pk for one in authors]))
    if len(found) != len(set(authors)):
        raise ValidationError({"authors": NOT_ON_IT})
    return found


def _check_days(asked_on: date, due_on: date, by: Reader) -> None:
    if asked_on > by.today:
        raise ValidationError({"asked_on": "The day it was asked for must be today or before"})
    if due_on < asked_on:
        raise ValidationError({"due_on": DUE_BEFORE_ASKED})

"""Write down who was at a meeting of a panel, one or several at once; change it; take somebody off."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from csp import audit
from csp.models import Reader
from dhr.models import PanelAttendance, PanelMeeting, ReviewMember
from dhr.models.verb import Verb
from dhr.policies.reviews import may_run
from dhr.queries import courses, panel_meetings
from plans.policies.meetings import may_come


@dataclass(frozen=True)
class Came:
    """Who was there, or sent apologies: somebody on the review, or a guest."""

    name: str
    agency: str = ""
    sent_apologies: bool = False
    member: ReviewMember | None = None

    @classmethod
    def of(cls, attendance: PanelAttendance) -> "Came":
        """Return what is written down now."""
        return cls(**{answer.name: getattr(attendance, answer.name) for answer in fields(cls)})


@transaction.atomic
def add_attendances(
    *, meeting: PanelMeeting, rows: Sequence[Came], by: Reader, now: datetime
) -> list[PanelAttendance]:
    """Write down everybody in these rows or nobody; whoever is on the list in the same words is passed over.

    Returns those that were added. Raises PermissionDenied, and ValidationError with a sentence about somebody who
    is on the list in other words, or who came before the meeting’s day.
    """
    meeting = panel_meetings.hold(by, meeting=meeting.pk)
    may_run(by, meeting.review).require()
    _must_have_come(meeting, rows, now=now)
    known = {one.name: one for one in panel_meetings.attendances_open_to(by).filter(meeting=meeting)}
    new = []
    for row in dict.fromkeys(rows):
        there = known.get(row.name)
        if there is None:
            known[row.name] = one = PanelAttendance(meeting=meeting, **vars(row))
            new.append(one)
        elif Came.of(there) != row:
            raise ValidationError(_on_the_list(row))
    for one in new:
        audit.save(one, by=by, why=Verb.ATTENDANCE_ADDED, now=now)
    return new


@transaction.atomic
def edit_attendance(*, key: str, version: int, answers: Came, by: Reader, now: datetime) -> PanelAttendance:
    """Change what is written down of somebody; the same answers again change nothing.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError with a sentence.
    """
    attendance = _taken(key=key, version=version, by=by)
    meeting = attendance.meeting
    if answers == Came.of(attendance):
        return attendance
    _must_have_come(meeting, [answers], now=now)
    others = panel_meetings.attendances_open_to(by).filter(meeting=meeting).exclude(pk=attendance.pk)
    if others.filter(name=answers.name).exists():
        raise ValidationError(_on_the_list(answers))
    for answer in fields(answers):
        setattr(attendance, answer.name, getattr(answers, answer.name))
    audit.save(attendance, by=by, why=Verb.ATTENDANCE_CHANGED, now=now)
    return attendance


@transaction.atomic
def remove_attendance(*, key: str, version: int, by: Reader, now: datetime) -> PanelAttendance:
    """Take somebody off the list who was not there; what was written stays in its history.

    Raises PermissionDenied, and NewerVersion when somebody saved it meanwhile.
    """
    attendance = _taken(key=key, version=version, by=by)
    audit.remove(attendance, by=by, why=Verb.ATTENDANCE_REMOVED, now=now)
    return attendance


def _taken(*, key: str, version: int, by: Reader) -> PanelAttendance:
    courses.hold_of(by, panel_meetings.attendances_open_to(by), key=key, review="meeting__review")
    attendance = audit.locked(panel_meetings.attendances_open_to(by), key=key, version=version)
    may_run(by, attendance.meeting.review).require()
    return attendance


def _on_the_list(row: Came) -> str:
    """Return that somebody is on the list already, in a sentence."""
    return f"{row.name} is on the list already. Change what is written there instead"


def _must_have_come(meeting: PanelMeeting, rows: Sequence[Came], *, now: datetime) -> None:
    """Raise ValidationError if somebody is said to have been at a meeting whose day is still to come."""
    allowed = may_come(meeting, today=timezone.localdate(now))
    if not allowed and not all(row.sent_apologies for row in rows):
        raise ValidationError(allowed.refusal)

"""Write down who was at a meeting for which authority, one or several at once; change it; take somebody off."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from csp import audit
from csp.kernel.folding import sort_key
from csp.models import Person, Reader, Seat
from plans.models import Attendance, Meeting
from plans.models.verb import Verb
from plans.policies.meetings import may_come, may_run
from plans.queries import meetings

NOT_THERE = "Choose an authority that was at the table on the day of the meeting"


@dataclass(frozen=True)
class Came:
    """Who was there for an authority, or sent apologies."""

    seat: Seat
    name: str
    post: str = ""
    is_senior: bool = False
    sent_apologies: bool = False

    @classmethod
    def of(cls, attendance: Attendance) -> "Came":
        """Return what is written down now."""
        return cls(**{answer.name: getattr(attendance, answer.name) for answer in fields(cls)})


@transaction.atomic
def add_attendance(*, meeting: Meeting, rows: Sequence[Came], by: Reader, now: datetime) -> list[Attendance]:
    """Write down everybody in these rows or nobody; whoever is on the list in the same words is passed over.

    Returns those that were added. Raises PermissionDenied, and ValidationError with a sentence about somebody who
    is on the list in other words, whose authority had no seat that day, or who came before the meeting’s day.
    """
    may_run(by, meeting.partnership_id).require()
    meetings.hold(by, meeting=meeting.pk)
    _must_have_come(meeting, rows, now=now)
    known = {(one.seat_id, one.name): one for one in _listed(by, meeting)}
    new = []
    for row in dict.fromkeys(rows):
        there = known.get((row.seat.pk, row.name))
        if there is None:
            known[row.seat.pk, row.name] = one = Attendance(meeting=meeting)
            _fill(one, row)
            new.append(one)
        elif Came.of(there) != row:
            raise ValidationError(_on_the_list(row))
    _must_sit_there(meeting, new, by=by)
    _know_people(meeting, new, by=by)
    for one in new:
        audit.save(one, by=by, why=Verb.ATTENDANCE_ADDED, now=now)
    return new


@transaction.atomic
def edit_attendance(*, key: str, version: int, answers: Came, by: Reader, now: datetime) -> Attendance:
    """Change what is written down of somebody; the same answers again change nothing.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError with a sentence.
    """
    attendance = audit.locked(meetings.attendances_open_to(by), key=key, version=version)
    meeting = attendance.meeting
    may_run(by, meeting.partnership_id).require()
    meetings.hold(by, meeting=meeting.pk)
    if answers == Came.of(attendance):
        return attendance
    _must_have_come(meeting, [answers], now=now)
    others = _listed(by, meeting).exclude(pk=attendance.pk)
    if others.filter(seat=answers.seat, name=answers.name).exists():
        raise ValidationError(_on_the_list(answers))
    if answers.seat.pk != attendance.seat_id:
        attendance.seat = answers.seat
        _must_sit_there(meeting, [attendance], by=by)
    _fill(attendance, answers)
    _know_people(meeting, [attendance], by=by)
    audit.save(attendance, by=by, why=Verb.ATTENDANCE_CHANGED, now=now)
    return attendance


@transaction.atomic
def remove_attendance(*, key: str, version: int, by: Reader, now: datetime) -> Attendance:
    """Take somebody off the list who was not there; what was written stays in its history.

    Raises PermissionDenied, and NewerVersion when somebody saved it meanwhile.
    """
    attendance = audit.locked(meetings.attendances_open_to(by), key=key, version=version)
    may_run(by, attendance.partnership_id).require()
    audit.remove(attendance, by=by, why=Verb.ATTENDANCE_REMOVED, now=now)
    return attendance


def _on_the_list(row: Came) -> str:
    """Return that somebody is on the list already, in a sentence."""
    return f"{row.name} of {row.seat} is on the list already. Change what is written there instead"


def _listed(by: Reader, meeting: Meeting) -> QuerySet[Attendance]:
    return meetings.attendances_open_to(by).filter(meeting=meeting)


def _fill(attendance: Attendance, row: Came) -> None:
    for answer in fields(row):
        setattr(attendance, answer.name, getattr(row, answer.name))


def _must_have_come(meeting: Meeting, rows: Sequence[Came], *, now: datetime) -> None:
    """Raise ValidationError if somebody is said to have been at a meeting whose day is still to come."""
    allowed = may_come(meeting, today=timezone.localdate(now))
    if not allowed and not all(row.sent_apologies for row in rows):
        raise ValidationError(allowed.refusal)


def _must_sit_there(meeting: Meeting, rows: Sequence[Attendance], *, by: Reader) -> None:
    """Raise ValidationError unless each of these is of an authority that had a seat that day."""
    seats = meetings.seats_on(by, partnership=meeting.partnership, day=meeting.held_on)
    there = set(seats.values_list("pk", flat=True))
    if any(one.seat_id not in there for one in rows):
        raise ValidationError(NOT_THERE)


def _know_people(meeting: Meeting, rows: Sequence[Attendance], *, by: Reader) -> None:
    """Keep who it is, where exactly one person of that name was appointed for that authority on that day."""
    people = meetings.people_there(by, partnership=meeting.partnership, day=meeting.held_on)
    for one in rows:
        one.person = _only(people.get((one.seat.authority_id, sort_key(one.name)), []))


def _only(people: Sequence[Person]) -> Person | None:
    return people[0] if len(people) == 1 else None

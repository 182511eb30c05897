"""Let one legal body take the place of others, all at once: seats, what is open, and the people who go with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit
from csp.kernel import day_words
from csp.models import Appointment, Authority, Partnership, Reader, Seat
from csp.policies.authorities import may_edit, may_follow, may_set_the_table
from csp.queries import authorities, seats
from csp.queries.partnerships import make_others_wait
from csp.services.authorities_people import appoint_again
from csp.services.seat_work import move_open_work
from csp.services.seats import SeatAnswers, save_seat

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Replacement:
    """Which bodies are replaced by which, from which day, and whose appointments go along."""

    successor: Authority
    bodies: Sequence[Authority]
    day: date
    appointments: Sequence[Appointment] = ()

    @property
    def reason(self) -> str:
        """Return what the history says of every change that follows from it."""
        return f"{self.successor.name} took over on {day_words.plain(self.day)}"[:100]


@transaction.atomic
def replace_authorities(
    *, partnership: Partnership, replacement: Replacement, by: Reader, now: datetime
) -> None:
    """End the old seats the day before, begin the new ones, and move what is open and the people chosen.

    Everything or nothing. Raises PermissionDenied, and ValidationError with a sentence when it can't be.
    """
    may_set_the_table(by, partnership).require()
    make_others_wait(partnership.pk)
    if replacement.day > by.today:
        raise ValidationError({"day": NOT_YET})
    passed_on: dict[int, Seat] = {}
    for body in authorities.held(by, bodies=replacement.bodies):
        follows = may_follow(body, replacement.successor, day=replacement.day)
        if not follows:
            raise ValidationError({"bodies": follows.refusal})
        passed_on |= _pass_seats_on(partnership, body, replacement, by=by, now=now)
        _record(partnership, body, replacement, by=by, now=now)
    move_open_work(seats=passed_on, by=by, now=now, reason=replacement.reason)
    try:
        appoint_again(
            partnership=partnership,
            appointments=replacement.appointments,
            successor=replacement.successor,
            day=replacement.day,
            by=by,
            now=now,
            reason=replacement.reason,
        )
    except ValidationError as refused:
        raise ValidationError({"appointments": refused.messages}) from refused


NOT_YET = (
    "Choose a day that has come. Until then, give the old authority’s seat its last day and the new authority its "
    "seat: what is open moves when the day is here"
)


def target(*, seat: Seat, successor: Authority) -> str:
    """Return what the successor sits as in the place of a seat: a further capacity stays what it is."""
    return successor.kind if seat.sits_as == seat.authority.kind else seat.sits_as


def _pass_seats_on(
    partnership: Partnership, body: Authority, replacement: Replacement, *, by: Reader, now: datetime
) -> dict[int, Seat]:
    """End each seat of the body the day before, and return the new one that takes its place, by its id."""
    before = replacement.day - ONE_DAY
    old_seats = list(seats.seats_until(by, partnership=partnership, authorities=[body], day=before))
    if not old_seats:
        raise ValidationError({"bodies": f"{body.name} has no seat that could be taken over on that day"})
    passed_on = {}
    for old in old_seats:
        if old.starts_on > before:
            began = day_words.plain(old.starts_on)
            raise ValidationError({"day": f"The seat of {old} began on {began}. Choose a later day"})
        until = old.ends_on if old.ends_on != before else None
        why = audit.Verb.SEAT_CHANGED if old.ends_on == before else audit.Verb.SEAT_ENDED
        new = _seat_of_successor(partnership, old, until, replacement, by=by, now=now)
        old.taken_over_by = passed_on[old.pk] = new
        ended = SeatAnswers(old.standing, old.sits_as, old.starts_on, before)
        save_seat(seat=old, answers=ended, why=why, by=by, now=now, reason=replacement.reason)
    return passed_on


def _seat_of_successor(
    partnership: Partnership,
    old: Seat,
    until: date | None,
    replacement: Replacement,
    *,
    by: Reader,
    now: datetime,
) -> Seat:
    """Return the successor's seat on the day: the one it has, or a new one in the standing of the old."""
    sits_as = target(seat=old, successor=replacement.successor)
    where: dict[str, Any] = {"partnership": partnership, "authority": replacement.successor}
    day = replacement.day
    has = seats.overlapping(by, **where, sits_as=sits_as, starts_on=day, ends_on=day)
    if has:
        return has
    seat = Seat(**where)
    answers = SeatAnswers(old.standing, sits_as, day, until)
    try:
        save_seat(
            seat=seat, answers=answers, why=audit.Verb.SEAT_ADDED, by=by, now=now, reason=replacement.reason
        )
    except ValidationError as refused:
        raise ValidationError({"day": refused.messages}) from refused
    return seat


def _record(
    partnership: Partnership, body: Authority, replacement: Replacement, *, by: Reader, now: datetime
) -> None:
    """Record what replaces the body, once, unless it sits at a table that this administrator does not set."""
    if body.successor_id or not may_edit(by, body, partnership=partnership):
        return
    body.successor, body.replaced_on = replacement.successor, replacement.day
    audit.save(body, by=by, why=audit.Verb.AUTHORITY_CHANGED, now=now, reason=replacement.reason)

"""Give a legal body a seat; change one; end one. A seat is never deleted."""

from dataclasses import dataclass, fields
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from csp import audit
from csp.kernel import day_words
from csp.models import Authority, Partnership, Reader, Seat
from csp.policies.authorities import may_set_the_table
from csp.queries import seats
from csp.queries.partnerships import make_others_wait

LAST_BEFORE_FIRST = "The last day must be the same as or after the first day"


@dataclass(frozen=True)
class SeatAnswers:
    """What a person says a seat is."""

    standing: str
    sits_as: str
    starts_on: date
    ends_on: date | None = None

    @classmethod
    def of(cls, seat: Seat) -> "SeatAnswers":
        """Return what a seat is said to be now."""
        return cls(**{answer.name: getattr(seat, answer.name) for answer in fields(cls)})


@transaction.atomic
def add_seat(
    *, partnership: Partnership, authority: Authority, answers: SeatAnswers, by: Reader, now: datetime
) -> Seat:
    """Give a body a seat at the partnership's table.

    Raises PermissionDenied, and ValidationError with a sentence when the days can't be.
    """
    may_set_the_table(by, partnership).require()
    make_others_wait(partnership.pk)
    seat = Seat(partnership=partnership, authority=authority)
    save_seat(seat=seat, answers=answers, why=audit.Verb.SEAT_ADDED, by=by, now=now)
    return seat


@transaction.atomic
def change_seat(
    *,
    partnership: Partnership,
    key: str,
    version: int,
    answers: SeatAnswers,
    reason: str,
    by: Reader,
    now: datetime,
) -> Seat:
    """Change a seat, keeping the reason with the change; the same answers again change nothing.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError with a sentence
    when the days can't be.
    """
    may_set_the_table(by, partnership).require()
    make_others_wait(partnership.pk)
    seat = audit.locked(seats.seats_at(by, partnership=partnership), key=key, version=version)
    if answers != SeatAnswers.of(seat):
        save_seat(seat=seat, answers=answers, why=audit.Verb.SEAT_CHANGED, by=by, now=now, reason=reason)
    return seat


@transaction.atomic
def end_seat(
    *,
    partnership: Partnership,
    key: str,
    version: int,
    ends_on: date,
    reason: str,
    by: Reader,
    now: datetime,
) -> Seat:
    """End a seat on its last day; what it leads stays with it until somebody gives that to another.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError with a sentence
    when it can't end that day.
    """
    may_set_the_table(by, partnership).require()
    make_others_wait(partnership.pk)
    seat = audit.locked(seats.seats_at(by, partnership=partnership), key=key, version=version)
    if seat.ends_on:
        raise ValidationError(has_its_end(seat=seat))
    answers = SeatAnswers(seat.standing, seat.sits_as, seat.starts_on, ends_on)
    save_seat(seat=seat, answers=answers, why=audit.Verb.SEAT_ENDED, by=by, now=now, reason=reason)
    return seat


def has_its_end(*, seat: Seat) -> str:
    """Return the sentence for a seat that has a last day already."""
    return f"This seat has a last day already: {day_words.plain(seat.ends_on)}. Change the seat to move it."


def save_seat(
    *, seat: Seat, answers: SeatAnswers, why: audit.Verb, by: Reader, now: datetime, reason: str = ""
) -> None:
    """Put the answers into a seat and save it; the caller holds the table.

    Raises ValidationError with a sentence when the last day is before the first, or the body has that seat already.
    """
    for answer in fields(answers):
        setattr(seat, answer.name, getattr(answers, answer.name))
    if seat.ends_on is None:  # it goes on, so nobody has taken its place
        seat.taken_over_by = None
    if seat.ends_on and seat.ends_on < seat.starts_on:
        raise ValidationError({"ends_on": LAST_BEFORE_FIRST})
    taken = seats.overlapping(
        by,
        partnership=seat.partnership,
        authority=seat.authority,
        sits_as=seat.sits_as,
        starts_on=seat.starts_on,
        ends_on=seat.ends_on,
        but=seat.pk,
    )
    if taken:
        raise ValidationError({"starts_on": _taken(taken)})
    try:
        with transaction.atomic():
            audit.save(seat, by=by, why=why, now=now, reason=reason)
    except IntegrityError as broken:  # the database refuses what came in between, whoever held the table
        raise ValidationError({"starts_on": f"{seat} has this seat already. End that one first."}) from broken


def _taken(seat: Seat) -> str:
    since = f"{seat} has this seat already, from {day_words.plain(seat.starts_on)}"
    if seat.ends_on:
        return f"{since} to {day_words.plain(seat.ends_on)}. Choose days before or after"
    return f"{since}. End that one first"

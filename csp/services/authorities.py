"""Name a legal body that is not there yet, with its first seat; change what one is called."""

from dataclasses import dataclass, fields
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from csp import audit
from csp.kernel.table_names import same
from csp.models import Authority, Partnership, Reader, Seat
from csp.policies.authorities import may_edit, may_set_the_table
from csp.queries import authorities, seats
from csp.queries.partnerships import make_others_wait
from csp.services.seats import SeatAnswers, add_seat, save_seat


@dataclass(frozen=True)
class BodyAnswers:
    """What a person says a legal body is."""

    name: str
    short_name: str
    kind: str

    @classmethod
    def of(cls, authority: Authority) -> "BodyAnswers":
        """Return what a body is said to be now."""
        return cls(**{answer.name: getattr(authority, answer.name) for answer in fields(cls)})


@transaction.atomic
def add_authority(
    *, partnership: Partnership, body: BodyAnswers, seat: SeatAnswers, by: Reader, now: datetime
) -> Seat:
    """Name a new legal body and give it a seat.

    Raises PermissionDenied, and ValidationError with a sentence when one of that name is there.
    """
    may_set_the_table(by, partnership).require()
    authority = Authority()
    _fill(authority, body, by=by)
    _save(authority, audit.Verb.AUTHORITY_ADDED, by=by, now=now)
    return add_seat(partnership=partnership, authority=authority, answers=seat, by=by, now=now)


@transaction.atomic
def change_authority(
    *,
    partnership: Partnership,
    key: str,
    version: int,
    body: BodyAnswers,
    reason: str,
    by: Reader,
    now: datetime,
) -> Authority:
    """Change what a body is called and what kind it is; the same answers again change nothing.

    Seats in which it sits as what it mainly is go with a corrected kind. Raises PermissionDenied, NewerVersion when
    somebody saved it meanwhile, and ValidationError with a sentence when the name or a seat is taken.
    """
    here = authorities.bodies_of(by, partnership=partnership)
    authority = audit.locked(here, key=key, version=version)
    may_edit(by, authority, partnership=partnership).require()
    if body == BodyAnswers.of(authority):
        return authority
    kind = authority.kind
    _fill(authority, body, by=by)
    _save(authority, audit.Verb.AUTHORITY_CHANGED, by=by, now=now, reason=reason)
    if authority.kind != kind:
        _sit_as(authority, before=kind, by=by, now=now, reason=reason)
    return authority


def name_taken(*, name: str, by: Reader, but: Authority | None = None) -> str:
    """Return the name of another body that is the same but for capitals, spaces and accents, or nothing."""
    others = authorities.bodies(by)
    if but:
        others = others.exclude(pk=but.pk)
    return same(name, others.values_list("name", flat=True))


def _fill(authority: Authority, body: BodyAnswers, *, by: Reader) -> None:
    taken = name_taken(name=body.name, by=by, but=authority if authority.pk else None)
    if taken:
        raise ValidationError({"name": f"{taken} is there already"})
    for answer in fields(body):
        setattr(authority, answer.name, getattr(body, answer.name))


def _save(authority: Authority, why: audit.Verb, *, by: Reader, now: datetime, reason: str = "") -> None:
    try:
        with transaction.atomic():
            audit.save(authority, by=by, why=why, now=now, reason=reason)
    except IntegrityError as broken:  # somebody named it at the same moment
        raise ValidationError({"name": f"{authority.name} is there already"}) from broken


def _sit_as(authority: Authority, *, before: str, by: Reader, now: datetime, reason: str) -> None:
    make_others_wait(*authorities.partnerships_that_seat(by, authority=authority))
    for seat in seats.seats_as(by, authority=authority, sits_as=before):
        answers = SeatAnswers(seat.standing, authority.kind, seat.starts_on, seat.ends_on)
        try:
            save_seat(seat=seat, answers=answers, why=audit.Verb.SEAT_CHANGED, by=by, now=now, reason=reason)
        except ValidationError as taken:
            raise ValidationError({"kind": taken.messages}) from taken

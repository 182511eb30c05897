"""Found a partnership: its row, the council that runs it with a seat, and the first administrator."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from csp import audit
from csp.models import Appointment, Authority, Partnership, Person, Reader, Seat
from csp.permissions import Role
from csp.queries.founding import body_called, is_taken, person_called


@dataclass(frozen=True)
class Founding:
    """What whoever runs the site says of a new partnership."""

    slug: str
    place: str
    kind: str
    council: str
    council_kind: str
    name: str
    email: str


@transaction.atomic
def found_partnership(*, founding: Founding, now: datetime) -> Partnership:
    """Found it, all or nothing, and return it; the administrator’s own name stands on the trail.

    A council that is known already, and a person with this address, are taken as they are. Raises ValidationError
    with a sentence when the partnership can’t be.
    """
    if is_taken(founding.slug):
        raise ValidationError(f"There is a partnership called “{founding.slug}” already.")
    person = person_called(founding.email) or Person.joining(email=founding.email, name=founding.name)
    if not person.is_active:
        raise ValidationError(f"{founding.email} may not sign in here. Name somebody who may.")
    if person._state.adding:
        person.full_clean(exclude=["password"])
        person.save()
    today = timezone.localdate(now)
    by = Reader(person=person, today=today, appointments=())
    partnership = Partnership(slug=founding.slug, place=founding.place, kind=founding.kind)
    partnership.full_clean()
    audit.save(partnership, by=by, why=audit.Verb.PARTNERSHIP_FOUNDED, now=now)
    council = _council(founding, by=by, now=now)
    seat = Seat(
        partnership=partnership,
        authority=council,
        standing=Seat.Standing.RESPONSIBLE,
        sits_as=council.kind,
        starts_on=today,
    )
    audit.save(seat, by=by, why=audit.Verb.SEAT_ADDED, now=now)
    appointment = Appointment(
        person=person,
        partnership=partnership,
        authority=council,
        role=Role.ADMINISTRATOR,
        starts_on=today,
    )
    audit.save(appointment, by=by, why=audit.Verb.APPOINTMENT_ADDED, now=now)
    return partnership


def _council(founding: Founding, *, by: Reader, now: datetime) -> Authority:
    known = body_called(founding.council)
    if known:
        return known
    council = Authority(name=founding.council, short_name=founding.council[:40], kind=founding.council_kind)
    council.full_clean(exclude=["name_order"])
    audit.save(council, by=by, why=audit.Verb.AUTHORITY_ADDED, now=now)
    return council

"""Who sits where in the data of the bench: partnerships, their authorities, people, statuses and circles."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from csp.kernel.folding import sort_key
from csp.models import Appointment, Authority, Circle, CircleMember, Partnership, Person, Seat
from csp.permissions import Role
from plans.models import Status
from tests.bench.words import STATUSES, Words

TODAY = date(2026, 11, 23)
AGREED = TODAY - timedelta(days=340)
KINDS = ("district_council", "police", "fire", "integrated_care_board", "probation", "charity")
HELD_EACH = 80


@dataclass(frozen=True)
class Table:
    """Who sits at one partnership's table, and its words for how it goes; each person sits at the seat beside."""

    partnership: Partnership
    seats: list[Seat]
    people: list[tuple[Person, Seat]]
    statuses: list[Status]


def put(words: Words, rows: list[Any]) -> list[Any]:
    """Write rows of one kind, under keys that are the same each time."""
    for row in rows:
        row.key = words.key()
    return type(rows[0])._default_manager.bulk_create(rows, batch_size=500)


def lay_table(words: Words, slug: str, *, actions: int, kinds: Sequence[str] = KINDS) -> Table:
    """A partnership with these authorities, enough officers to hold its actions, and five statuses."""
    place = slug.title()
    (partnership,) = put(words, [Partnership(slug=slug, place=place, kind=Partnership.Kind.UNITARY)])
    seats = seat_authorities(words, partnership, kinds)
    scheme = [
        Status(
            partnership=partnership,
            position=position,
            letter=letter,
            word=word,
            meaning=word,
            colour=colour,
            stands_for=stands_for,
        )
        for position, (letter, word, colour, stands_for) in enumerate(STATUSES)
    ]
    people = appoint_officers(words, seats, number=len(seats) + actions // HELD_EACH)
    return Table(partnership, seats, people, put(words, scheme))


def seat_authorities(words: Words, partnership: Partnership, kinds: Sequence[str]) -> list[Seat]:
    """An authority of each kind, with its seat."""
    names = {kind: f"{partnership.place} {kind.replace('_', ' ')}" for kind in kinds}
    authorities = [
        Authority(name=name, name_order=sort_key(name), short_name=name[:40], kind=kind)
        for kind, name in names.items()
    ]
    seats = [
        Seat(
            partnership=partnership,
            authority=one,
            standing=Seat.Standing.RESPONSIBLE,
            sits_as=one.kind,
            starts_on=AGREED,
        )
        for one in put(words, authorities)
    ]
    return put(words, seats)


def appoint_officers(words: Words, seats: list[Seat], *, number: int) -> list[tuple[Person, Seat]]:
    """So many officers, the authorities in turn; nobody can sign in by a password."""
    slug = seats[0].partnership.slug
    names = [words.name() for _ in range(number)]
    people = [
        Person(email=f"officer-{place}@{slug}.example", name=name, name_order=sort_key(name), password="!")
        for place, name in enumerate(names)
    ]
    seated = [(person, seats[place % len(seats)]) for place, person in enumerate(put(words, people))]
    appointments = [
        Appointment(
            person=person,
            partnership=seat.partnership,
            authority=seat.authority,
            role=Role.OFFICER,
            starts_on=AGREED,
        )
        for person, seat in seated
    ]
    put(words, appointments)
    return seated


def draw_circle(words: Words, table: Table) -> Circle:
    """A circle of the last two officers; the first officer, who is measured, is in none."""
    (circle,) = put(words, [Circle(partnership=table.partnership)])
    CircleMember.objects.bulk_create(
        CircleMember(circle=circle, person=person, starts_on=AGREED) for person, _ in table.people[-2:]
    )
    return circle

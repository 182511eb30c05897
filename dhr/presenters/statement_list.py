"""Who reads the statement of which partner, for whoever chooses them."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from csp.kernel import day_words
from csp.models import Partnership, Reader, Seat
from dhr.models import StatementReader
from dhr.models.seats_apart import told_apart
from dhr.queries import charges, statements


@dataclass(frozen=True)
class ReaderRow:
    """Somebody who reads a statement, and how to shut it to them."""

    name: str
    until: str
    remove_url: str


@dataclass(frozen=True)
class PartnerRow:
    """One partner: its statement, if there is one, and who of it reads it."""

    name: str
    has_left: str
    url: str
    add_url: str
    readers: list[ReaderRow]


def rows_of(reader: Reader, *, partnership: Partnership) -> list[PartnerRow]:
    """Return every partner that a partnership can charge, by name; of those that left, the ones with a statement."""
    found = {one.seat_id: one for one in statements.open_to(reader).filter(partnership=partnership)}
    reading = statements.readers_of(reader, statements=list(found.values()))
    seats = [
        one
        for one in charges.seats_charged(reader, partnership=partnership)
        if one.pk in found or _is_there(one, reader.today)
    ]
    names = told_apart(seats)
    rows = []
    for seat in seats:
        statement = found.get(seat.pk)
        rows.append(
            PartnerRow(
                name=names[seat.key],
                has_left="" if _is_there(seat, reader.today) else f"Left on {day_words.plain(seat.ends_on)}",
                url=statement.get_absolute_url() if statement else "",
                add_url=reverse("dhr:statement-reader-add", args=[partnership.slug, seat.key]),
                readers=[_row(one) for one in reading[statement.pk]] if statement else [],
            )
        )
    return rows


def _is_there(seat: Seat, today: date) -> bool:
    return seat.starts_on <= today and (seat.ends_on is None or seat.ends_on >= today)


def _row(one: StatementReader) -> ReaderRow:
    slug = one.statement.partnership.slug
    until = f"until {day_words.plain(one.ends_on)}" if one.ends_on else ""
    return ReaderRow(one.person.name, until, reverse("dhr:statement-reader-remove", args=[slug, one.key]))

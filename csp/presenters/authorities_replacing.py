"""What moves when one authority takes the place of others: a table to read before it is done."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from csp.kernel import day_words
from csp.models import Authority, Seat
from csp.models.seat import seat_name
from csp.presenters.table import open_actions
from csp.services.authorities_replacing import target


@dataclass(frozen=True)
class MovingSeat:
    """One seat that ends, and what takes its place."""

    old: str
    ends: str
    new: str
    begins: str
    leads: str

    @classmethod
    def of(cls, seat: Seat, *, successor: Authority, day: date, leads: int) -> "MovingSeat":
        """Return what moves with one seat."""
        return cls(
            old=str(seat),
            ends=day_words.short(day - timedelta(days=1)),
            new=seat_name(
                successor.name, kind=successor.kind, sits_as=target(seat=seat, successor=successor)
            ),
            begins=day_words.short(day),
            leads=open_actions(leads) if leads else "Nothing open",
        )


def moving(
    seats: Iterable[Seat], *, successor: Authority, day: date, leads: Counter[int]
) -> list[MovingSeat]:
    """Return what moves with each seat, in their order."""
    return [MovingSeat.of(seat, successor=successor, day=day, leads=leads[seat.pk]) for seat in seats]

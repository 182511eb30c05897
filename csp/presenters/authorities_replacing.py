"""What moves when one authority takes the place of others: a table to read before it is done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from csp.kernel import day_words
from csp.models import Authority, Seat
from csp.models.seat import seat_name
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
    def of(cls, seat: Seat, *, successor: Authority, day: date, leads: str) -> "MovingSeat":
        """Return what moves with one seat; ``leads`` says in words what it leads."""
        return cls(
            old=str(seat),
            ends=day_words.short(day - timedelta(days=1)),
            new=seat_name(
                successor.name, kind=successor.kind, sits_as=target(seat=seat, successor=successor)
            ),
            begins=day_words.short(day),
            leads=leads or "Nothing open",
        )


def moving(
    seats: Iterable[Seat], *, successor: Authority, day: date, leads: Mapping[int, str]
) -> list[MovingSeat]:
    """Return what moves with each seat, in their order."""
    return [MovingSeat.of(seat, successor=successor, day=day, leads=leads.get(seat.pk, "")) for seat in seats]

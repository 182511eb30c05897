"""The financial years that are over, and whether each is locked."""

from dataclasses import dataclass

from django.urls import reverse

from csp.kernel import day_words
from csp.models import Partnership, Reader
from dhr.models.year_lock import years_over
from dhr.queries import year_locks


@dataclass(frozen=True)
class YearRow:
    """One financial year: whether it is locked, since when, and the page that locks it."""

    name: str
    months: str
    stands: str
    is_locked: bool
    url: str


def rows_of(reader: Reader, *, partnership: Partnership) -> list[YearRow]:
    """Return the last years that are over, the latest first; one that is locked locks all before it."""
    locks = {one.year: one for one in year_locks.open_to(reader).filter(partnership=partnership)}
    last = max(locks, default=0)
    rows = []
    for period in years_over(reader.today):
        year = period.starts_on.year
        lock = locks.get(year)
        stands = "Locked with the years after it" if year < last else "Open"
        rows.append(
            YearRow(
                name=period.short,
                months=period.name,
                stands=f"Locked on {day_words.plain(lock.locked_on)}" if lock else stands,
                is_locked=year <= last,
                url=reverse("dhr:year-lock-add", args=[partnership.slug, year]),
            )
        )
    return rows

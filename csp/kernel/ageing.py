"""How late what is owed is: not due yet, or by up to 30, 60 or 90 days, or more."""

from collections.abc import Iterable
from datetime import date

NOT_DUE, LONG_AGO = "Not due yet", "More than 90 days late"
LATE = ((30, "1 to 30 days late"), (60, "31 to 60 days late"), (90, "61 to 90 days late"))
BANDS = (NOT_DUE, *(words for _, words in LATE), LONG_AGO)


def band_of(due_on: date, today: date) -> str:
    """Return how late it is; what is due today is not late."""
    days = (today - due_on).days
    if days <= 0:
        return NOT_DUE
    return next((words for most, words in LATE if days <= most), LONG_AGO)


def by_band(owed: Iterable[tuple[date, int]], today: date) -> dict[str, int]:
    """Return how much is late by how much, given the days by which amounts were due; every band has its amount."""
    found = dict.fromkeys(BANDS, 0)
    for due_on, amount in owed:
        found[band_of(due_on, today)] += amount
    return found

"""The first day that is still kept, of what is kept for a number of months."""

from datetime import date, timedelta

MONTHS_A_YEAR = 12


def kept_since(day: date, *, months: int) -> date:
    """Return the first day whose things are still kept on ``day``: those of the day before it went the day before.

    What ended on the 31st is kept for six months until the end of February, whichever day that is.
    """
    first = _month(day, -months)
    same_day = first + timedelta(days=day.day - 1)
    return same_day if same_day.month == first.month else _month(first, 1)


def _month(day: date, months: int) -> date:
    """Return the first day of the month that is so many months later."""
    count = day.year * MONTHS_A_YEAR + day.month - 1 + months
    return date(count // MONTHS_A_YEAR, count % MONTHS_A_YEAR + 1, 1)

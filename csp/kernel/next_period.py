"""The period after a period: its days, and what a plan of it is likely to be called."""

import calendar
import re
from datetime import date, timedelta

DAYS_IN_A_YEAR = 365.25
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?:([/–-])(\d\d)(?!\d))?(?!\d)")


def next_days(starts_on: date, ends_on: date) -> tuple[date, date]:
    """Return the first and last day of a period as long, which begins on the day after this one ends."""
    first = ends_on + timedelta(days=1)
    months = (first.year - starts_on.year) * 12 + first.month - starts_on.month
    if first.day == starts_on.day and months > 0:
        return first, _later(first, months) - timedelta(days=1)
    return first, first + (ends_on - starts_on)


def years_of(starts_on: date, ends_on: date) -> int:
    """Return how many years a period has, at least one."""
    return max(1, round(((ends_on - starts_on).days + 1) / DAYS_IN_A_YEAR))


def next_title(title: str, *, years: int) -> str:
    """Return the title with each year in it moved on: 2024 to 2027 becomes 2027 to 2030, 2026/27 becomes 2027/28."""

    def later(found: re.Match[str]) -> str:
        year = str(int(found[1]) + years)
        return f"{year}{found[2]}{(int(found[3]) + years) % 100:02}" if found[3] else year

    return _YEAR.sub(later, title)


def _later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))

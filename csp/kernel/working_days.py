"""Working days in England and Wales: not a weekend, and no bank holiday (Banking and Financial Dealings Act 1971)."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

MONDAY, FRIDAY = 0, 4
DAY = timedelta(days=1)


def is_working_day(day: date) -> bool:
    """Return whether people are at work on a day."""
    return day.weekday() <= FRIDAY and day not in bank_holidays(day.year)


def working_days_after(day: date, number: int) -> date:
    """Return the day that is so many working days after another; none after it is that day itself."""
    while number:
        day += DAY
        number -= is_working_day(day)
    return day


def begins_week(day: date) -> bool:
    """Return whether a day is the first working day of its week: Monday, or Tuesday after a bank holiday."""
    monday = day - timedelta(days=day.weekday())
    return is_working_day(day) and not any(is_working_day(monday + n * DAY) for n in range(day.weekday()))


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """Return the bank holidays of a year. One proclaimed for a single occasion is not among them."""
    return frozenset(_holidays(year))


def _holidays(year: int) -> Iterator[date]:
    easter = _easter_sunday(year)
    yield _or_at_a_weekend(date(year, 1, 1), _monday_from(date(year, 1, 1)))
    yield easter - 2 * DAY  # Good Friday
    yield easter + DAY
    yield _monday_from(date(year, 5, 1))
    yield _monday_from(date(year, 5, 25))  # the last one in May
    yield _monday_from(date(year, 8, 25))  # the last one in August
    yield _or_at_a_weekend(date(year, 12, 25), date(year, 12, 27))
    yield _or_at_a_weekend(date(year, 12, 26), date(year, 12, 28))


def _or_at_a_weekend(day: date, instead: date) -> date:
    return day if day.weekday() <= FRIDAY else instead


def _monday_from(day: date) -> date:
    return day + timedelta(days=(MONDAY - day.weekday()) % 7)


def _easter_sunday(year: int) -> date:
    """Return the Sunday after the full moon that the church reckons with (Calendar (New Style) Act 1750)."""
    golden, century = year % 19, year // 100
    # Days from 21 March to that moon; leap days that were left out, and the moon's own drift, shift it.
    days = (19 * golden + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    if days == 29 or (days == 28 and golden > 10):
        days -= 1
    moon = date(year, 3, 21) + timedelta(days=days)
    return moon + timedelta(days=7 - (moon.weekday() + 1) % 7)

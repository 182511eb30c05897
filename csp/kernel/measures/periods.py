"""Periods that figures are for: months, quarters and years as partnerships count them, and which are expected."""

import calendar
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from csp.kernel import day_words
from csp.kernel.day_words import MONTHS

MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}
APRIL = 4  # the financial year begins with it


@dataclass(frozen=True, order=True)
class Period:
    """From a day to a day."""

    starts_on: date
    ends_on: date

    @property
    def name(self) -> str:
        """Return what people call it: “October 2026”, “July to September 2026”; days when it is no whole months."""
        first, last = self.starts_on, self.ends_on
        if first.day != 1 or not _is_last(last):
            return f"{day_words.plain(first)} to {day_words.plain(last)}"
        begun, ended = MONTHS[first.month - 1], f"{MONTHS[last.month - 1]} {last.year}"
        if (first.year, first.month) == (last.year, last.month):
            return ended
        return f"{begun} to {ended}" if first.year == last.year else f"{begun} {first.year} to {ended}"

    @property
    def short(self) -> str:
        """Return the same for the foot of a chart: “Oct 2026”, “Jul–Sep 2026”, “2025–26”."""
        first, last = self.starts_on, self.ends_on
        if first.day != 1 or not _is_last(last):
            return f"to {day_words.short(last)}"
        begun, ended = MONTHS[first.month - 1][:3], f"{MONTHS[last.month - 1][:3]} {last.year}"
        if first.year == last.year:
            return ended if first.month == last.month else f"{begun}–{ended}"
        is_a_year = (first.month, last.month, last.year) == (APRIL, APRIL - 1, first.year + 1)
        return f"{first.year}–{last.year % 100:02}" if is_a_year else f"{begun} {first.year}–{ended}"

    @property
    def year_before(self) -> "Period":
        """Return the same period a year earlier; the end of February stays the end of February."""
        return Period(_year_before(self.starts_on), _year_before(self.ends_on, is_end=True))


@dataclass(frozen=True)
class Expected:
    """Which periods still have no figure though it should be known, and which one is expected next."""

    overdue: tuple[Period, ...] = ()
    next: Period | None = None


def period_of(every: str, day: date) -> Period:
    """Return the month, quarter or financial year in which a day lies."""
    if every == "month":
        first = day.replace(day=1)
    elif every == "quarter":
        first = date(day.year, day.month - (day.month - 1) % 3, 1)
    else:
        first = date(day.year - (day.month < APRIL), APRIL, 1)
    return Period(first, _months_on(first, MONTHS_IN[every]) - timedelta(days=1))


def financial_year(begins: int) -> Period:
    """Return the financial year that begins in April of a year."""
    return period_of("year", date(begins, APRIL, 1))


def periods(every: str, first: date, last: date) -> list[Period]:
    """Return the periods from the one in which the first day lies to the one with the last day."""
    return list(_periods(every, first, last))


def ended_by(found: Collection[Period], today: date) -> list[Period]:
    """Return the periods that are over."""
    return [one for one in found if one.ends_on < today]


def known_on(period: Period, *, lag_weeks: int) -> date:
    """Return the day from which the figure of a period should be known."""
    return period.ends_on + timedelta(weeks=lag_weeks)


def expected(
    every: str, lag_weeks: int | None, *, first: date, last: date, given: Collection[date], today: date
) -> Expected:
    """Return what is overdue and what comes next, of the periods between two days.

    ``given`` holds the first days of the periods that have a figure. Nothing is expected without a rhythm, and
    nothing is overdue before somebody has said how long it takes until a figure is known. Once there is a figure,
    every later period should have one; before the first, only the newest. A figure of a period before these days,
    given for comparison, begins nothing.
    """
    if not every:
        return Expected()
    all_periods = periods(every, first, last)
    begun = min((day for day in given if day >= period_of(every, first).starts_on), default=None)
    missing = [
        one for one in all_periods if one.starts_on not in given and (not begun or one.starts_on > begun)
    ]
    if lag_weeks is None:
        return Expected(next=next((one for one in missing if one.ends_on >= today), None))
    known = [one for one in missing if known_on(one, lag_weeks=lag_weeks) < today]
    coming = [one for one in missing if known_on(one, lag_weeks=lag_weeks) >= today]
    return Expected(tuple(known if begun else known[-1:]), coming[0] if coming else None)


def _periods(every: str, first: date, last: date) -> Iterator[Period]:
    one = period_of(every, first)
    while one.starts_on <= last:
        yield one
        one = period_of(every, one.ends_on + timedelta(days=1))


def _months_on(first: date, months: int) -> date:
    year, month = divmod(first.month - 1 + months, 12)
    return date(first.year + year, month + 1, 1)


def _is_last(day: date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]


def _year_before(day: date, *, is_end: bool = False) -> date:
    most = calendar.monthrange(day.year - 1, day.month)[1]
    return date(day.year - 1, day.month, most if is_end and _is_last(day) else min(day.day, most))

"""The clocks of a review: the days that have passed since they began, and which of those days count.

A day on which a clock stands still has passed all the same; both are always given.
"""

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS_A_YEAR = 12
DAY = timedelta(days=1)


def add_months(day: date, months: int) -> date:
    """Return the same day so many months later, or the last day of a month that is too short to have it."""
    years, month = divmod(day.month - 1 + months, MONTHS_A_YEAR)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@dataclass(frozen=True)
class Standstill:
    """Days that are not to count: from the first to the last, both included; no last day, until further notice.

    It takes effect on the day by which it is both agreed and notified, never for days before; ``notified_on`` is
    None while nobody was told, and then every day counts.
    """

    starts_on: date
    agreed_on: date
    notified_on: date | None = None
    ends_on: date | None = None

    @property
    def holds_from(self) -> date | None:
        """Return the first day that does not count because of it."""
        return max(self.starts_on, self.agreed_on, self.notified_on) if self.notified_on else None

    def days(self, *, until: date) -> tuple[date, date] | None:
        """Return the first and the last day that do not count; one without an end is known up to ``until``."""
        first, last = self.holds_from, until if self.ends_on is None else self.ends_on
        return (first, last) if first and first <= last else None


@dataclass(frozen=True)
class Clock:
    """One clock: the day on which it began, the months it gives, and the day on which what it waits for was done."""

    began_on: date
    months: int
    standstills: Sequence[Standstill]
    today: date
    done_on: date | None = None

    @property
    def total(self) -> int:
        """Return how many days it gives."""
        return (self.first_due - self.began_on).days

    @property
    def first_due(self) -> date:
        """Return the day on which it would run out if it never stood still."""
        return add_months(self.began_on, self.months)

    @property
    def now(self) -> date:
        """Return the day it is read on: today, or the day on which it was done."""
        return max(self.began_on, min(self.today, self.done_on or self.today))

    @property
    def elapsed(self) -> int:
        """Return how many days have passed since it began."""
        return (self.now - self.began_on).days

    @property
    def still(self) -> int:
        """Return on how many of those it stood still."""
        return sum(_length(first, min(last, self.now)) for first, last in self._spans if first <= self.now)

    @property
    def counted(self) -> int:
        """Return how many of the days that have passed count."""
        return self.elapsed - self.still

    @property
    def left(self) -> int:
        """Return how many days that count are left; below 0 when it has run out."""
        return self.total - self.counted

    @property
    def due_on(self) -> date:
        """Return the day on which it runs out, so far as is known: one that stands still goes on from tomorrow."""
        due = self.first_due
        for first, last in self._spans:
            if first <= due:
                due += timedelta(days=_length(first, last))
        return due

    @property
    def moved(self) -> int:
        """Return by how many days its standing still has moved the day on which it runs out."""
        return (self.due_on - self.first_due).days

    @property
    def is_done(self) -> bool:
        """Return whether what it waits for was done."""
        return self.done_on is not None

    @property
    def is_still(self) -> bool:
        """Return whether it stands still today; on its first day it may, though that day is day 0 anyway."""
        days = (one.days(until=self.now) for one in self.standstills)
        return not self.is_done and any(first <= self.today <= last for first, last in filter(None, days))

    @property
    def is_open_ended(self) -> bool:
        """Return whether it stands still today and nobody knows until when."""
        return self.is_still and any(
            one.ends_on is None and one.holds_from and one.holds_from <= self.today
            for one in self.standstills
        )

    @property
    def is_late(self) -> bool:
        """Return whether it ran out before what it waits for was done."""
        return self.now > self.due_on

    @property
    def _spans(self) -> list[tuple[date, date]]:
        """Return when it stands still, in order and apart, without its first day, which is day 0.

        What stands still after it was done is nothing to it.
        """
        until = self.now if self.is_done else None
        known = (one.days(until=self.now) for one in self.standstills)
        kept = (
            (max(first, self.began_on + DAY), min(last, until or last)) for first, last in filter(None, known)
        )
        return joined((first, last) for first, last in kept if first <= last)


def joined(spans: Iterable[tuple[date, date]]) -> list[tuple[date, date]]:
    """Return the same days as spans in order that neither overlap nor touch."""
    found: list[tuple[date, date]] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1] + DAY:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def _length(first: date, last: date) -> int:
    return (last - first).days + 1

"""The two clocks of a review in words: where each stands, what has passed and what of it counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from csp.kernel import day_words
from csp.kernel.charts.clock_bar import clock_bar
from csp.kernel.review_clocks import Clock
from dhr.models.course import Course


@dataclass(frozen=True)
class ClockCard:
    """One clock as a card: what it is, where it stands, its bar, and the days in sentences."""

    heading: str
    big: str
    kind: str  # met, run, still or late
    bar: SafeString
    lines: list[str]


def cards_of(course: Course) -> list[ClockCard]:
    """Return a card for each clock that has begun."""
    decide, report = course.decide_clock, course.report_clock
    cards = [_card(decide, f"Clock 1: decide whether to review, {_months(decide.months)}")]
    if report:
        cards.append(_card(report, f"Clock 2: the report agreed, {_months(report.months)} from the decision"))
    return cards


def _card(clock: Clock, heading: str) -> ClockCard:
    name = heading.partition(":")[0]
    bar = clock_bar(counted=clock.counted, still=clock.still, total=clock.total, name=name)
    return ClockCard(heading, _big(clock), _kind(clock), bar, list(_lines(clock)))


def _kind(clock: Clock) -> str:
    if clock.is_late:
        return "late"
    if clock.is_done:
        return "met"
    return "still" if clock.is_still else "run"


def _big(clock: Clock) -> str:
    if clock.done_on:
        on_day = f"on day {clock.counted} of {clock.total}"
        return f"Done late, {on_day}" if clock.is_late else f"Met, {on_day}"
    if clock.is_late:
        was, late = day_words.long(clock.due_on), day_words.near(clock.due_on, clock.today)
        return f"Was due {was}, {late}"
    if clock.is_still:
        return f"Stands still, {_days(clock.left)} left"
    return f"Due {day_words.long(clock.due_on)}, {day_words.near(clock.due_on, clock.today)}"


def _lines(clock: Clock) -> Iterator[str]:
    began = day_words.plain(clock.began_on)
    until = f" until {day_words.plain(clock.done_on)}" if clock.done_on else ""
    passed = f"{_days(clock.elapsed)} {'has' if clock.elapsed == 1 else 'have'} passed since {began}{until}"
    if clock.still:
        yield f"{passed}. It stood still on {clock.still} of them, so {clock.counted} of {clock.total} count."
    else:
        yield f"{passed}, and all of them count. It gives {clock.total}."
    if clock.moved:
        first = day_words.plain(clock.first_due)
        so_far = " so far" if clock.is_open_ended else ""
        yield f"It was first due on {first}. Pauses have moved that by {_days(clock.moved)}{so_far}."
    if clock.is_late and clock.is_still:
        yield "It stands still today, but it ran out before."
    elif clock.is_open_ended:
        going = day_words.plain(clock.due_on)
        yield f"If it went on tomorrow, it would run out on {going}."
    elif clock.is_still:
        yield f"It runs out on {day_words.plain(clock.due_on)}, when the pause ends as it is written down."


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"


def _months(number: int) -> str:
    return "1 month" if number == 1 else f"{number} months"


def early_or_late(day: date, planned: date) -> str:
    """Return how a day compares with the day that was planned: on the day, 7 days early, 1 day late."""
    days = (day - planned).days
    if days == 0:
        return "on the day"
    return f"{_days(abs(days))} {'late' if days > 0 else 'early'}"

"""The duty of a committee for crime and disorder to meet once in every twelve-month period (SI 2009/942 reg 4)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from csp.kernel import day_words
from csp.kernel.review_clocks import MONTHS_A_YEAR, add_months


@dataclass(frozen=True)
class Duty:
    """How a committee stands to the duty, in a sentence; ``is_met`` while the last twelve months have a meeting."""

    is_met: bool
    words: str


def standing(held: Iterable[date], planned: Iterable[date], *, today: date) -> Duty:
    """Return how a committee stands, given the days of its meetings as that committee, past and to come."""
    past = sorted(day for day in held if day <= today)
    coming = sorted(day for day in planned if day >= today)
    following = f" The next is planned for {day_words.plain(coming[0])}" if coming else " None is planned"
    if not past:
        return Duty(False, f"It is not written down that it has met yet.{following}.")
    until = add_months(past[-1], MONTHS_A_YEAR)
    met = f"It last met on {day_words.plain(past[-1])}, so it must meet again by {day_words.plain(until)}."
    if until < today:
        return Duty(False, f"{met} That day has passed.{following}.")
    if coming and coming[0] > until:
        return Duty(True, f"{met}{following}, which is too late.")
    return Duty(True, f"{met}{following}.")

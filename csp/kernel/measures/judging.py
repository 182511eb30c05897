"""What a figure means: better or worse than another, at its target or off it. “Neither” is never judged."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from csp.kernel import day_words
from csp.kernel.measures.figures import is_per_cent, is_pounds, written

UP, DOWN = "up", "down"


class Verdict(StrEnum):
    """What a change is."""

    BETTER = "Better"
    WORSE = "Worse"
    SAME = "The same"
    NONE = ""


class Standing(StrEnum):
    """How a measure stands to its target."""

    REACHED = "At its target"
    UNDERWAY = "Not at its target yet"
    OFF = "Off target"
    NONE = ""


def verdict(better: str, *, now: Decimal, before: Decimal) -> Verdict:
    """Return whether a figure is better or worse than one before; when neither way is good, it is not said."""
    if better not in (UP, DOWN):
        return Verdict.NONE
    if now == before:
        return Verdict.SAME
    return Verdict.BETTER if (now > before) == (better == UP) else Verdict.WORSE


def reaches(better: str, *, value: Decimal, target: Decimal) -> bool:
    """Return whether a figure is at its target or beyond it."""
    return value >= target if better == UP else value <= target


def standing(
    better: str,
    *,
    value: Decimal | None,
    target: Decimal | None,
    target_on: date | None,
    baseline: Decimal | None,
    today: date,
) -> Standing:
    """Return how the latest figure stands to the target.

    After the target's day, or without one, a figure that does not reach the target is off target. Before that day
    it is off target only when it is worse than the baseline: it has gone the wrong way since.
    """
    if better not in (UP, DOWN) or value is None or target is None:
        return Standing.NONE
    if reaches(better, value=value, target=target):
        return Standing.REACHED
    if target_on is None or target_on < today:
        return Standing.OFF
    is_worse = baseline is not None and verdict(better, now=value, before=baseline) == Verdict.WORSE
    return Standing.OFF if is_worse else Standing.UNDERWAY


def change_in_words(better: str, *, now: Decimal, before: Decimal, unit: str, than: str) -> str:
    """Return a change as a sentence: “Better: fewer. 12 fewer than in the same quarter a year earlier”.

    Without ``than`` it ends at “12 fewer”, for a column whose head says what it is held against.
    """
    if now == before:
        return f"The same as {than}" if than else "The same"
    more, fewer = ("higher", "lower") if is_per_cent(unit) or is_pounds(unit) else ("more", "fewer")
    way = more if now > before else fewer
    said = f"{_amount(abs(now - before), unit)} {way}{f' than {than}' if than else ''}"
    judged = verdict(better, now=now, before=before)
    return f"{judged}: {way}. {said}" if judged else said


def target_in_words(figure: str, *, unit: str, better: str, by: date | None) -> str:
    """Return a target's figure, which has its unit already, with its sense and its day."""
    is_count = not is_per_cent(unit) and not is_pounds(unit)
    sense = {"up": " or more", "down": " or fewer" if is_count else " or less"}.get(better, "")
    return f"{figure}{sense}{f' by {day_words.plain(by)}' if by else ''}"


def _amount(size: Decimal, unit: str) -> str:
    if is_per_cent(unit):
        return f"{written(size)} percentage point{'' if size == 1 else 's'}"
    return written(size, unit=unit)

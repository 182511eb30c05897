"""The scale of an axis: where its lines are drawn, at numbers that people count in."""

from collections.abc import Sequence
from decimal import Decimal

MOST_LINES = 5  # spaces between lines
STEPS = (1, 2, 5)


def ticks(values: Sequence[Decimal]) -> list[Decimal]:
    """Return the numbers to draw lines at: from 0, or below it, to at least the largest value.

    Whole values have whole numbers; all zero, or none at all, gives 0 and 1.
    """
    low, high = min([*values, Decimal(0)]), max([*values, Decimal(0)])
    if low == high:
        return [Decimal(0), Decimal(1)]
    whole = all(value == value.to_integral_value() for value in values)
    step = _step((high - low) / MOST_LINES, least=Decimal(1) if whole else None)
    first, last = _down(low, step), -_down(-high, step)
    return [step * at for at in range(first, last + 1)]


def _step(rough: Decimal, *, least: Decimal | None) -> Decimal:
    """Return the smallest of 1, 2, 5, 10, 20 … that is no less than ``rough``."""
    power = Decimal(1).scaleb(rough.adjusted())
    step = next(power * size for size in (*STEPS, 10) if power * size >= rough)
    return max(step, least) if least else step


def _down(value: Decimal, step: Decimal) -> int:
    """Return how many steps from 0 the last line is that lies at or below the value."""
    return int((value / step).to_integral_value(rounding="ROUND_FLOOR"))

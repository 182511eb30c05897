"""Ranked bars: a number for each name, the largest first, each written out at the end of its bar."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from csp.kernel.charts.drawing import LEADING, MUTED, RULE, WIDE, picture, room_for, together, words, wrapped

FILL = "#12406b"
MOST = 12  # rows; where there are more, the last says how many all that follow are
LABELS = 220  # the most room for the labels at the left
BAR, BETWEEN, GAP = 20, 12, 12
LEAST = 3  # one of many is still seen
WIDER = 5  # quarters: bold words are wider, and a font may be missing


@dataclass(frozen=True)
class RankedBar:
    """One bar: its number, and how many there are in all of which these are a part."""

    label: str
    count: int
    of: int | None = None
    is_together: bool = False

    @property
    def written(self) -> str:
        """Return the number as it stands at the end of the bar: “3”, or “3 of 14”."""
        return f"{self.count:,}" if self.of is None else f"{self.count:,} of {self.of:,}"


@dataclass(frozen=True)
class _Plan:
    """Where bars begin and end, and the number that fills that room."""

    left: int
    right: int
    most: int

    def length(self, one: RankedBar) -> int:
        """Return how long a bar is; none has no bar, and neither has what several have together."""
        if not one.count or one.is_together:
            return 0
        return max((self.right - self.left) * one.count // self.most, LEAST)


def ranked_bars(bars: Sequence[RankedBar], *, name: str) -> SafeString:
    """Draw the bars as SVG, the longest first and equal ones in their order; ``name`` says what is counted.

    Raises ValueError for a number below nothing.
    """
    if any(one.count < 0 for one in bars):
        raise ValueError("A bar has a number below nothing")
    shown = ranked(bars)
    if not shown:
        none = words("No figures", x=0, y=18, fill=MUTED, bold=True)
        return picture(none, width=WIDE, height=26, said=f"{name}: no figures")
    plan, top, drawn = _plan_of(shown), 0, []
    for one in shown:
        made, top = _row(one, plan=plan, top=top)
        drawn.append(made)
    said = "; ".join(f"{one.label} {one.written}" for one in shown)
    return picture(*drawn, width=WIDE, height=top, said=f"{name}: {said}")


def ranked(bars: Sequence[RankedBar]) -> list[RankedBar]:
    """Return the bars as they are drawn: the longest first, and, where they are many, the last ones as one."""
    found = sorted(bars, key=lambda one: -one.count)
    if len(found) <= MOST:
        return found
    rest = found[MOST - 1 :]
    wholes = [one.of for one in rest if one.of is not None]
    whole = sum(wholes) if len(wholes) == len(rest) else None
    return [
        *found[: MOST - 1],
        RankedBar(f"{len(rest)} others together", sum(one.count for one in rest), whole, is_together=True),
    ]


def _plan_of(bars: Sequence[RankedBar]) -> _Plan:
    lines = [line for one in bars for line in _label(one)]
    left = max(map(room_for, lines), default=0)
    right = WIDE - GAP - WIDER * max(room_for(one.written) for one in bars) // 4
    measured = [one.count for one in bars if not one.is_together]
    return _Plan(left + GAP if left else 0, right, max(1, *measured))


def _label(one: RankedBar) -> list[str]:
    return wrapped(one.label, room=LABELS, most=2)


def _row(one: RankedBar, *, plan: _Plan, top: int) -> tuple[SafeString, int]:
    """Return a label, its bar and its number, and where the next row begins."""
    label = _label(one)
    height = max(BAR, LEADING * len(label))
    bar_top = top + (height - BAR) // 2
    first = top + (height - LEADING * len(label)) // 2 + 13
    drawn = [
        words(line, x=plan.left - GAP, y=first + LEADING * at, anchor="end")
        for at, line in enumerate(label)
        if line
    ]
    length = plan.length(one)
    drawn.append(
        format_html(
            '<line x1="{x}" x2="{x}" y1="{}" y2="{}" stroke="{}"/>',
            top,
            top + height,
            RULE,
            x=plan.left,
        )
    )
    if length:
        drawn.append(
            format_html(
                '<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/>',
                plan.left,
                bar_top,
                length,
                BAR,
                FILL,
            )
        )
    drawn.append(words(one.written, x=plan.left + length + GAP // 2, y=bar_top + 15, bold=True))
    return together(drawn), top + height + BETWEEN

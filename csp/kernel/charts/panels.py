"""Small multiples: one small line for each name, all on one scale, with what it is a part of as a broken line."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.html import format_html
from django.utils.safestring import SafeString

from csp.kernel.charts.drawing import LEADING, MUTED, WIDE, picture, together, words, wrapped

LINE = "#12406b"
ACROSS = 3
GAP = 26  # between panels
WIDTH = (WIDE - GAP * (ACROSS - 1)) // ACROSS
PLOT = 74  # the height of what is drawn
LINES = 2  # of a title
HEAD, FOOT, BELOW = LEADING * (LINES + 1) + 10, 20, 18
EDGE = 4  # a point at the edge is seen whole


@dataclass(frozen=True)
class Panel:
    """A small picture: its title, its number at each label or None, and of how many it is a part."""

    title: str
    values: Sequence[int | None]
    whole: int

    @property
    def now(self) -> str:
        """Return where it stands at the end: “7 of 14”."""
        last = next((one for one in reversed(self.values) if one is not None), 0)
        return f"{last} of {self.whole}"


def panels(labels: Sequence[str], shown: Sequence[Panel], *, name: str) -> SafeString:
    """Draw the panels as SVG, three beside each other; ``name`` says what is counted in all of them.

    Raises ValueError where a panel has not a number or None for each label, or one below nothing.
    """
    for one in shown:
        if len(one.values) != len(labels):
            raise ValueError("A small picture has a value, or None, for each label")
        if min([one.whole, *(value for value in one.values if value is not None)]) < 0:
            raise ValueError("A small picture has a number below nothing")
    if not shown or not labels:
        none = words("No figures", x=0, y=18, fill=MUTED, bold=True)
        return picture(none, width=WIDE, height=26, said=f"{name}: no figures")
    most = max(1, *(one.whole for one in shown), *(value or 0 for one in shown for value in one.values))
    high = HEAD + PLOT + FOOT
    drawn = [
        format_html(
            '<g transform="translate({} {})">{}</g>',
            (WIDTH + GAP) * (at % ACROSS),
            (high + BELOW) * (at // ACROSS),
            _panel(one, labels, most=most),
        )
        for at, one in enumerate(shown)
    ]
    rows = -(-len(shown) // ACROSS)
    return picture(
        *drawn,
        width=WIDE,
        height=rows * (high + BELOW) - BELOW,
        said=". ".join(
            [f"{name}, all on one scale from 0 to {most}", *(_said(labels, one) for one in shown)]
        ),
    )


def _panel(one: Panel, labels: Sequence[str], *, most: int) -> SafeString:
    """Draw a title, where it stands, the line, and the first and the last label below it."""
    title = wrapped(one.title, room=WIDTH, most=LINES)
    first = LEADING * (LINES - len(title)) + 13
    drawn = [words(line, x=0, y=first + LEADING * at, bold=True) for at, line in enumerate(title) if line]
    foot, whole = HEAD + PLOT, HEAD + PLOT - PLOT * one.whole // most
    drawn.append(words(one.now, x=0, y=LEADING * LINES + 15, fill=MUTED))
    drawn.append(_rule(foot, MUTED, ""))
    if one.whole:
        drawn.append(_rule(whole, MUTED, "5 4"))
    points = [
        (_x(at, len(labels)), foot - PLOT * value // most)
        for at, value in enumerate(one.values)
        if value is not None
    ]
    drawn.append(_line(points))
    drawn.append(words(labels[0], x=0, y=foot + 16, fill=MUTED))
    if len(labels) > 1:
        drawn.append(words(labels[-1], x=WIDTH, y=foot + 16, fill=MUTED, anchor="end"))
    return together(drawn)


def _x(at: int, points: int) -> int:
    return WIDTH - EDGE if points == 1 else EDGE + (WIDTH - 2 * EDGE) * at // (points - 1)


def _rule(y: int, colour: str, dashes: str) -> SafeString:
    broken = format_html(' stroke-dasharray="{}"', dashes) if dashes else SafeString()
    return format_html('<line x1="0" x2="{}" y1="{y}" y2="{y}" stroke="{}"{}/>', WIDTH, colour, broken, y=y)


def _line(points: Sequence[tuple[int, int]]) -> SafeString:
    if not points:
        return SafeString()
    x, y = points[-1]
    end = format_html('<circle cx="{}" cy="{}" r="3.5" fill="{}"/>', x, y, LINE)
    if len(points) == 1:
        return end
    joined = " ".join(f"{x},{y}" for x, y in points)
    return (
        format_html(
            '<polyline points="{}" fill="none" stroke="{}" stroke-width="2.4" stroke-linejoin="round"/>',
            joined,
            LINE,
        )
        + end
    )


def _said(labels: Sequence[str], one: Panel) -> str:
    """Return every number in words: each with the label from which on it was so."""
    known = [(label, value) for label, value in zip(labels, one.values, strict=True) if value is not None]
    if not known:
        return f"{one.title}: no figures"
    moved = [known[0], *(now for before, now in pairwise(known) if now[1] != before[1])]
    told = ", ".join(f"{value} from {label}" for label, value in moved)
    return f"{one.title}: {told}; {one.now} in {known[-1][0]}"

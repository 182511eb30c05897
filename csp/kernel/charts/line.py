"""A line chart: one to three series over time, each named at its end, told apart without their colours."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import format_html
from django.utils.safestring import SafeString

from csp.kernel.charts.drawing import (
    LEADING,
    MUTED,
    RULE,
    WIDE,
    apart,
    picture,
    room_for,
    shortened,
    together,
    words,
    wrapped,
)
from csp.kernel.charts.scale import ticks

Number = int | float | Decimal
HEIGHT = 260
TOP = 12
NOTED = 20  # the room above the lines for the letters of notes
FOOT = 34
NAMES = 150  # the most room for the names at the right
SAMPLE = 24  # a piece of the line, before its name
LABEL = 110  # the most room for a label below the axis


@dataclass(frozen=True)
class Series:
    """A line: its name, and its value at each label; ``None`` where there is none."""

    name: str
    values: Sequence[Number | None]

    @property
    def numbers(self) -> list[Decimal | None]:
        """Return the values, exactly as they are written."""
        return [None if value is None else Decimal(str(value)) for value in self.values]


@dataclass(frozen=True)
class _Pen:
    """How a line is drawn: each differs from the others in dashes and in marks, not only in colour."""

    colour: str
    name_colour: str
    width: str
    dashes: str
    is_marked_throughout: bool = False


PENS = (
    _Pen("#12406b", "#12406b", "2.8", "", is_marked_throughout=True),
    _Pen("#6b7a85", MUTED, "2", "7 4"),
    _Pen("#8a5200", "#8a5200", "2", "2 4"),
)


@dataclass(frozen=True)
class _Plan:
    """Where things lie: the lines of the scale, the left and the right edge, and the number of points."""

    scale: Sequence[Decimal]
    left: int
    right: int
    points: int
    top: int = TOP

    def x(self, at: int) -> int:
        """Return where a point lies from left to right; a single one in the middle."""
        if self.points == 1:
            return (self.left + self.right) // 2
        return self.left + (self.right - self.left) * at // (self.points - 1)

    def y(self, value: Decimal) -> int:
        """Return where a value lies from top to bottom."""
        low, high = self.scale[0], self.scale[-1]
        return self.top + round((HEIGHT - self.top - FOOT) * (high - value) / (high - low))


def line(
    labels: Sequence[str], series: Sequence[Series], *, name: str, marks: Sequence[str] = ()
) -> SafeString:
    """Draw the series over the labels as SVG; ``name`` says what is counted.

    ``marks`` has a letter for each label that a note below the picture explains, and “” for every other.

    Raises ValueError for more than three series, for one that has not a value or None for each label, and for a
    value that is no number.
    """
    _check(labels, series)
    known = [value for one in series for value in one.numbers if value is not None]
    if not known:
        none = words("No figures", x=0, y=18, fill=MUTED, bold=True)
        return picture(none, width=WIDE, height=26, said=f"{name}: no figures")
    scale = ticks(known)
    plan = _Plan(
        scale,
        max(room_for(_written(tick)) for tick in scale) + 12,
        WIDE - NAMES - SAMPLE - 14,
        len(labels),
        TOP + NOTED if any(marks) else TOP,
    )
    lines = [_line(one, pen, plan=plan) for one, pen in zip(series, PENS, strict=False)]
    return picture(
        _scale(plan),
        _labels(labels, plan=plan),
        _marked(marks, plan=plan),
        *reversed(lines),  # the first, which is the one that matters, on top
        _names(labels, series, plan=plan),
        width=WIDE,
        height=HEIGHT,
        said=". ".join([name, *(_said(labels, one) for one in series), *_noted(labels, marks)]),
    )


def _check(labels: Sequence[str], series: Sequence[Series]) -> None:
    if len(series) > len(PENS):
        raise ValueError("A line chart has at most three series")
    for one in series:
        if len(one.values) != len(labels):
            raise ValueError("A series has a value, or None, for each label")
        if not all(value is None or value.is_finite() for value in one.numbers):
            raise ValueError("A value of a series is a number")


def _written(value: Decimal) -> str:
    """Return a number as people write it: 1,250 or −3.5."""
    plain = f"{value:,f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return plain.replace("-", "−")


def _said(labels: Sequence[str], series: Series) -> str:
    known = [(label, value) for label, value in zip(labels, series.numbers, strict=True) if value is not None]
    if not known:
        return f"{series.name}: no figures"
    if len(known) == len(labels) > 2 and len({value for _, value in known}) == 1:
        return f"{series.name}: {_written(known[0][1])} throughout"
    return f"{series.name}: " + ", ".join(f"{label} {_written(value)}" for label, value in known)


def _scale(plan: _Plan) -> SafeString:
    return together(
        format_html(
            '<line x1="{}" x2="{}" y1="{y}" y2="{y}" stroke="{}"/>',
            plan.left,
            plan.right,
            RULE if tick else MUTED,
            y=plan.y(tick),
        )
        + words(_written(tick), x=plan.left - 10, y=plan.y(tick) + 5, fill=MUTED, anchor="end")
        for tick in plan.scale
    )


def _labels(labels: Sequence[str], *, plan: _Plan) -> SafeString:
    """Draw as many labels as there is room for, evenly, the last always among them."""
    short = [shortened(label, room=LABEL) for label in labels]
    apart_by = (plan.right - plan.left) // max(len(labels) - 1, 1)
    every = -(-(max(map(room_for, short)) + 8) // max(apart_by, 1))
    shown = range((len(labels) - 1) % every, len(labels), every)
    places = apart([(plan.x(at), room_for(short[at])) for at in shown], least=0, most=WIDE)
    return together(
        words(
            short[at],
            x=begun + room_for(short[at]) // 2,
            y=HEIGHT - FOOT + 24,
            fill=MUTED,
            anchor="middle",
        )
        for at, begun in zip(shown, places, strict=True)
    )


def _marked(marks: Sequence[str], *, plan: _Plan) -> SafeString:
    """Draw a thin line from the foot up to the letter of each note."""
    return together(
        format_html(
            '<line x1="{x}" x2="{x}" y1="{}" y2="{}" stroke="{}" stroke-dasharray="1 3"/>',
            plan.top - 8,
            HEIGHT - FOOT,
            MUTED,
            x=plan.x(at),
        )
        + words(mark, x=plan.x(at), y=TOP + 1, anchor="middle", bold=True)
        for at, mark in enumerate(marks)
        if mark
    )


def _noted(labels: Sequence[str], marks: Sequence[str]) -> list[str]:
    return [f"Note {mark} at {label}" for label, mark in zip(labels, marks, strict=False) if mark]


def _line(series: Series, pen: _Pen, *, plan: _Plan) -> SafeString:
    drawn = []
    for run in _runs(series, plan=plan):
        if len(run) > 1:
            points = " ".join(f"{x},{y}" for x, y in run)
            drawn.append(_stroke(format_html('<polyline points="{}" fill="none"', points), pen))
        if pen.is_marked_throughout or len(run) == 1:
            drawn += [_mark(x, y, pen) for x, y in run]
    return together(drawn)


def _runs(series: Series, *, plan: _Plan) -> Iterator[list[tuple[int, int]]]:
    """Give the points between two gaps, together."""
    run: list[tuple[int, int]] = []
    for at, value in enumerate(series.numbers):
        if value is not None:
            run.append((plan.x(at), plan.y(value)))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _stroke(begun: SafeString, pen: _Pen) -> SafeString:
    dashes = format_html(' stroke-dasharray="{}"', pen.dashes) if pen.dashes else SafeString()
    return begun + format_html(
        ' stroke="{}" stroke-width="{}" stroke-linejoin="round"{}/>', pen.colour, pen.width, dashes
    )


def _mark(x: int, y: int, pen: _Pen) -> SafeString:
    """Draw a circle on the first line, a square on the second, a diamond on the third."""
    shape = (
        format_html('<circle cx="{}" cy="{}" r="3"', x, y),
        format_html('<rect x="{}" y="{}" width="6" height="6"', x - 3, y - 3),
        format_html('<path d="M{} {}l4 4l-4 4l-4-4z"', x, y - 4),
    )[PENS.index(pen)]
    return shape + format_html(' fill="#fff" stroke="{}" stroke-width="2"/>', pen.colour)


def _names(labels: Sequence[str], series: Sequence[Series], *, plan: _Plan) -> SafeString:
    """Draw each series' name and last value beside its end, moved up or down where they would overlap."""
    ends = []
    for one, pen in zip(series, PENS, strict=False):
        lines, value = _name(labels, one)
        ends.append((HEIGHT - FOOT if value is None else plan.y(value), lines, pen))
    ends.sort(key=lambda end: end[0])
    places = apart([(y, LEADING * len(lines) + 3) for y, lines, _ in ends], least=0, most=HEIGHT - FOOT + 12)
    drawn = []
    for (_, lines, pen), top in zip(ends, places, strict=True):
        x, y = plan.right + 10, top + 9
        sample = format_html('<line x1="{}" x2="{}" y1="{y}" y2="{y}"', x, x + SAMPLE - 6, y=y)
        drawn.append(_stroke(sample, pen))
        if pen.is_marked_throughout:
            drawn.append(_mark(x + (SAMPLE - 6) // 2, y, pen))
        drawn += [
            words(text, x=x + SAMPLE, y=y + 5 + LEADING * at, fill=pen.name_colour, bold=True)
            for at, text in enumerate(lines)
        ]
    return together(drawn)


def _name(labels: Sequence[str], series: Series) -> tuple[list[str], Decimal | None]:
    """Return the lines of a series' name with its last value, and that value."""
    named = wrapped(series.name, room=NAMES, most=2)
    known = [(at, value) for at, value in enumerate(series.numbers) if value is not None]
    if not known:
        return [*named, "no figures"], None
    at, value = known[-1]
    said = _written(value)
    if at < len(labels) - 1:
        said += f" ({shortened(labels[at], room=NAMES - room_for(said) - 20)})"
    together_ = f"{named[-1]} {said}"
    return ([*named[:-1], together_] if room_for(together_) <= NAMES else [*named, said]), value

"""Stacked bars: one status bar for each row, on one scale, with a label before it and the total after it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from csp.kernel.charts.drawing import (
    INK,
    LEADING,
    MUTED,
    WIDE,
    apart,
    picture,
    room_for,
    shortened,
    together,
    words,
    wrapped,
)
from csp.kernel.charts.segment import FILLS, GAP, HEIGHT, Segment, counted, in_words
from csp.kernel.charts.status_bar import box

LABELS = 220  # the most room for the labels at the left
SLIVER = 4  # the shortest segment that is still seen beside its gap
BETWEEN = 12
LEADER = 12  # the height of the line from a short segment to its mark


@dataclass(frozen=True)
class Bar:
    """A row: what it is about, and its actions by status, in the order of the scheme."""

    label: str
    segments: Sequence[Segment]

    @property
    def total(self) -> int:
        """Return how many actions the row has."""
        return sum(segment.count for segment in counted(self.segments))


@dataclass(frozen=True)
class _Plan:
    """How the picture is laid out: where the bars begin, their room, and the total that fills it."""

    left: int
    room: int
    most: int


def stacked_bars(rows: Sequence[Bar], *, name: str, key: bool = True) -> SafeString:
    """Draw the rows as SVG, ``name`` says what they show; ``key`` is whether letters are explained above them.

    A bar's length is its number of actions. Where a segment is too short for its count and letter, they stand
    below it, with a line that leads there.
    """
    plan = _plan(rows)
    top, drawn = 0, []
    if key:
        keyed, top = _key(rows, left=plan.left)
        drawn.append(keyed)
    for row in rows:
        made, top = _row(row, plan=plan, top=top)
        drawn.append(made)
    if not rows:
        drawn.append(words("No actions", x=0, y=18, fill=MUTED, bold=True))
    said = ". ".join([name, *(in_words(row.segments, name=row.label) for row in rows)])
    return picture(
        *drawn, width=WIDE, height=max(top - BETWEEN, HEIGHT), said=said if rows else f"{name}: no actions"
    )


def _plan(rows: Sequence[Bar]) -> _Plan:
    most = max((row.total for row in rows), default=0)
    lines = [line for row in rows for line in _label(row)]
    left = max(map(room_for, lines), default=0)
    left = left + 12 if left else 0
    return _Plan(left, WIDE - left - room_for(f"{most} ") - 8, most)


def _label(row: Bar) -> list[str]:
    return wrapped(row.label, room=LABELS, most=3)


def _row(row: Bar, *, plan: _Plan, top: int) -> tuple[SafeString, int]:
    """Return the row as drawn, and where the next one begins."""
    label = _label(row)
    bar_top = top + max(0, (LEADING * len(label) - HEIGHT) // 2)
    middle = bar_top + HEIGHT // 2 + 5 - LEADING * (len(label) - 1) // 2
    drawn = [
        words(line, x=plan.left - 12, y=middle + LEADING * at, anchor="end")
        for at, line in enumerate(label)
        if line
    ]
    bar, end, below = _bar(row, plan=plan, top=bar_top)
    total = str(row.total) if row.total else "No actions"
    drawn += [bar, words(total, x=end + 6 if row.total else plan.left, y=bar_top + 18, fill=MUTED, bold=True)]
    return together(drawn), max(top + LEADING * len(label), bar_top + HEIGHT + below) + BETWEEN


def _bar(row: Bar, *, plan: _Plan, top: int) -> tuple[SafeString, int, int]:
    """Return the bar as drawn, where it ends, and how much stands below it."""
    drawn, short, left = [], [], plan.left
    for segment, width in _widths(row, plan=plan):
        fits = room_for(segment.mark) + 4 <= width - GAP
        drawn.append(box(segment, left=left, top=top, width=width - GAP, mark=fits))
        if not fits:
            short.append((segment, left + width // 2))
        left += width
    marks, below = _below(short, plan=plan, top=top + HEIGHT)
    return together([*drawn, marks]), left, below


def _widths(row: Bar, *, plan: _Plan) -> Iterator[tuple[Segment, int]]:
    """Give each segment its length: all are seen, and together they are as long as the row's total."""
    shown = counted(row.segments)
    whole = max(plan.room * row.total // max(plan.most, 1), SLIVER * len(shown))
    shared, before, drawn = whole - SLIVER * len(shown), 0, 0
    for segment in shown:
        before += segment.count
        end = shared * before // row.total
        yield segment, SLIVER + end - drawn
        drawn = end


def _below(short: Sequence[tuple[Segment, int]], *, plan: _Plan, top: int) -> tuple[SafeString, int]:
    """Return the marks of short segments, on as many lines as they need, and the height of those."""
    lines: list[list[tuple[str, int, int]]] = []
    free = 0
    for segment, middle in short:
        length = room_for(segment.mark) + 10
        if not lines or free < length:
            lines.append([])
            free = plan.room
        free -= length
        lines[-1].append((segment.mark, middle, length))
    drawn = []
    for number, line in enumerate(lines, start=1):
        places = apart(
            [(middle, length) for _, middle, length in line], least=plan.left, most=plan.left + plan.room
        )
        for (mark, _, length), begun in zip(line, places, strict=True):
            at = begun + length // 2
            drawn.append(words(mark, x=at, y=top + LEADER + LEADING * number - 3, anchor="middle", bold=True))
        if number == 1:
            drawn += [
                _leader(middle, begun + length // 2, top=top)
                for (_, middle, length), begun in zip(line, places, strict=True)
            ]
    return together(drawn), LEADER + LEADING * len(lines) + 2 if lines else 0


def _leader(segment: int, mark: int, *, top: int) -> SafeString:
    """Draw a thin line from a segment to its mark, which may have had to give way to others."""
    return format_html(
        '<polyline points="{segment},{} {segment},{} {},{}" fill="none" stroke="{}"/>',
        top + 1,
        top + 4,
        mark,
        top + LEADER,
        MUTED,
        segment=segment,
    )


def _key(rows: Sequence[Bar], *, left: int) -> tuple[SafeString, int]:
    """Return the key to the letters that are shown, and where the rows begin: on one line, if it can be."""
    entries = []
    for one in _keyed(rows):
        cap = room_for(one.letter) + 10
        word = shortened(one.word, room=WIDE - cap - 6)
        entries.append((one, word, cap, cap + 6 + room_for(word)))
    start = max(0, min(left, WIDE - sum(width + 14 for *_, width in entries)))
    x, y, drawn = start, 0, []
    for one, word, cap, width in entries:
        if x > start and x + width > WIDE:
            x, y = start, y + 26
        drawn.append(_key_entry(one, word, x=x, y=y, cap=cap))
        x += width + 14
    return together(drawn), y + 34 if drawn else 0


def _keyed(rows: Sequence[Bar]) -> list[Segment]:
    """Return one segment for each letter that is shown: the rows' orders, each put into those before it."""
    order: list[str] = []
    for row in rows:
        at = 0
        for letter in (one.letter for one in row.segments):
            if letter not in order:
                order.insert(at, letter)
            at = order.index(letter) + 1
    shown = {one.letter: one for row in rows for one in counted(row.segments)}
    return [shown[letter] for letter in order if letter in shown]


def _key_entry(one: Segment, word: str, *, x: int, y: int, cap: int) -> SafeString:
    fill, on_fill = FILLS[one.colour]
    return (
        format_html('<rect x="{}" y="{}" width="{}" height="20" rx="2" fill="{}"/>', x, y, cap, fill)
        + words(one.letter, x=x + cap // 2, y=y + 15, fill=on_fill, anchor="middle", bold=True)
        + words(word, x=x + cap + 6, y=y + 15, fill=INK)
    )

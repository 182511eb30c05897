"""Stages over time: what was planned outlined above, what happened solid below, pauses hatched, today a line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from csp.kernel.charts.drawing import INK, LEADING, MUTED, picture, room_for, together, words, wrapped
from csp.kernel.day_words import MONTHS, short

WIDE = 1120
LABELS = 290  # the most room for the name of a stage
NUMBERS, GAP = 30, 14
RIGHT = WIDE - 14
ROW = 46
LEAST = 6  # what happened in a day is still seen
MONTH = 66  # the room that the name of a month needs
STEPS = (1, 2, 3, 6, 12)
DONE, GOING_ON, PLANNED, PAUSE, PAUSE_PALE, HAIR = (
    "#00727a",
    "#12406b",
    "#6b7a85",
    "#5a2a6e",
    "#f1eaf4",
    "#e2e8ec",
)
HATCH = format_html(
    '<defs><pattern id="sp-hatch" width="7" height="7" patternTransform="rotate(45)" '
    'patternUnits="userSpaceOnUse"><rect width="7" height="7" fill="{}"/>'
    '<line x1="0" y1="0" x2="0" y2="7" stroke="{}" stroke-width="1.4"/></pattern></defs>',
    PAUSE_PALE,
    PAUSE,
)

Span = tuple[date, date]


@dataclass(frozen=True)
class StageBar:
    """One stage: from when to when it was planned and went on, and the words that stand beside it."""

    label: str
    planned: Span | None = None
    actual: Span | None = None
    is_going_on: bool = False
    note: str = ""

    @property
    def ends(self) -> list[date]:
        """Return every day that it names."""
        return [day for span in (self.planned, self.actual) if span for day in span]


@dataclass(frozen=True)
class Band:
    """Days that do not count, across all stages, with their words."""

    first: date
    last: date
    words: str


@dataclass(frozen=True)
class _Time:
    """The days that are shown, from the first day of a month to the first of another."""

    first: date
    months: int
    left: int

    @property
    def last(self) -> date:
        """Return the day with which they end."""
        return _month(self.first, self.months)

    def x(self, day: date) -> int:
        """Return where a day lies."""
        kept = min(max(day, self.first), self.last)
        return self.left + (RIGHT - self.left) * (kept - self.first).days // (self.last - self.first).days

    @property
    def step(self) -> int:
        """Return how many months lie from one that is named to the next."""
        room = (RIGHT - self.left) // MONTH
        return next((step for step in STEPS if -(-self.months // step) <= room), STEPS[-1])


@dataclass(frozen=True)
class _Line:
    """The line of today, which no words are struck through by."""

    at: int

    def words(self, text: str, *, x: int, y: int, anchor: str = "start", **drawn: Any) -> SafeString:
        """Draw words that lie over lines and hatching, with a gap in this line where they cross it."""
        room = room_for(text)
        left = {"start": x, "middle": x - room // 2, "end": x - room}[anchor]
        gap = SafeString()
        if left <= self.at <= left + room:
            gap = format_html('<rect x="{}" y="{}" width="6" height="16" fill="#fff"/>', self.at - 3, y - 12)
        return gap + format_html(
            '<g stroke="#fff" stroke-width="4" stroke-linejoin="round" paint-order="stroke">{}</g>',
            words(text, x=x, y=y, anchor=anchor, **drawn),
        )


def stage_timeline(rows: Sequence[StageBar], *, bands: Sequence[Band], today: date, name: str) -> SafeString:
    """Draw the stages as SVG; ``name`` says what they are stages of, and each is read aloud with its words."""
    days = [*(day for row in rows for day in row.ends), today, *(one.first for one in bands)]
    time = _time_of(days, left=_left(rows))
    line = _Line(time.x(today))
    top = 44 + LEADING * len(bands)
    foot = top + ROW * len(rows)
    drawn = [
        HATCH,
        *(_band(one, time=time, top=top, foot=foot) for one in bands),
        together(_line(time.x(day), top - 6, foot) for day, _ in _months(time)),
        *(_row(one, time=time, number=at + 1, top=top + ROW * at) for at, one in enumerate(rows)),
        _today(today, time=time, top=top, foot=foot),  # no words lie below its line
        *(
            _month_words(day, is_new_year, time=time, line=line, top=top)
            for day, is_new_year in _months(time)
        ),
        *(_band_words(one, time=time, line=line, at=at) for at, one in enumerate(bands)),
        *(_note(one, time=time, line=line, top=top + ROW * at) for at, one in enumerate(rows)),
    ]
    told = [f"{one.label}: {one.note}" for one in rows if one.note]
    said = ". ".join([name, *(one.words for one in bands), *told])
    return picture(*drawn, width=WIDE, height=foot + 6, said=said)


def _left(rows: Sequence[StageBar]) -> int:
    """Return where the days begin: after the longest line of a name."""
    lines = [line for row in rows for line in _lines(row)]
    return NUMBERS + max(map(room_for, lines), default=0) + GAP


def _lines(one: StageBar) -> list[str]:
    return wrapped(one.label, room=LABELS, most=2)


def _time_of(days: Sequence[date], *, left: int) -> _Time:
    first, last = min(days).replace(day=1), max(days)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    return _Time(first, months + 1, left)


def _month(first: date, months: int) -> date:
    years, month = divmod(first.month - 1 + months, 12)
    return date(first.year + years, month + 1, 1)


def _months(time: _Time) -> list[tuple[date, bool]]:
    """Return the first day of each month that is named, and whether its year is named with it."""
    days = [_month(time.first, number) for number in range(0, time.months, time.step)]
    return [(day, at == 0 or day.year != days[at - 1].year) for at, day in enumerate(days)]


def _month_words(day: date, is_new_year: bool, *, time: _Time, line: _Line, top: int) -> SafeString:
    label = MONTHS[day.month - 1][:3] + (f" {day.year % 100:02}" if is_new_year else "")
    return line.words(label, x=time.x(day) + 5, y=top - 10, fill=MUTED, bold=is_new_year)


def _band(one: Band, *, time: _Time, top: int, foot: int) -> SafeString:
    """Draw days that do not count."""
    left, right = time.x(one.first), time.x(one.last + timedelta(days=1))
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" fill="url(#sp-hatch)" opacity=".6"/>',
        left,
        top - 4,
        max(right - left, LEAST),
        foot - top + 4,
    )


def _band_words(one: Band, *, time: _Time, line: _Line, at: int) -> SafeString:
    """Draw their words above them, inside the picture."""
    left, right = time.x(one.first), time.x(one.last + timedelta(days=1))
    half = room_for(one.words) // 2
    middle = min(max((left + right) // 2, time.left + half), RIGHT - half)
    return line.words(one.words, x=middle, y=34 + LEADING * at, fill=PAUSE, anchor="middle", bold=True)


def _row(one: StageBar, *, time: _Time, number: int, top: int) -> SafeString:
    lines = _lines(one)
    first = top + (27 if len(lines) == 1 else 19)
    drawn = [words(str(number), x=0, y=first, fill=GOING_ON, bold=True)]
    drawn += [words(line, x=NUMBERS, y=first + LEADING * at) for at, line in enumerate(lines)]
    drawn.append(
        format_html('<line x1="0" x2="{}" y1="{y}" y2="{y}" stroke="{}"/>', RIGHT, HAIR, y=top + ROW - 1)
    )
    if one.planned:
        left, width = _placed(one.planned, time)
        drawn.append(
            format_html(
                '<rect x="{}" y="{}" width="{}" height="11" rx="2" fill="#fff" stroke="{}" stroke-width="1.5"/>',
                left,
                top + 8,
                width,
                PLANNED,
            )
        )
    if one.actual:
        left, width = _placed(one.actual, time)
        fill = GOING_ON if one.is_going_on else DONE
        bar = '<rect x="{}" y="{}" width="{}" height="13" rx="2" fill="{}"/>'
        drawn.append(format_html(bar, left, top + 24, width, fill))
    return together(drawn)


def _note(one: StageBar, *, time: _Time, line: _Line, top: int) -> SafeString:
    """Draw the words of a stage after its bar, or before it where there is no room after."""
    span = one.actual or one.planned
    if not one.note or not span:
        return SafeString()
    left, width = _placed(span, time)
    fits = left + width + 8 + room_for(one.note) <= RIGHT
    y = top + (35 if one.actual else 18)
    x, anchor = (left + width + 8, "start") if fits else (left - 8, "end")
    return line.words(one.note, x=x, y=y, fill=MUTED, anchor=anchor)


def _today(today: date, *, time: _Time, top: int, foot: int) -> SafeString:
    label = f"Today, {short(today)}"
    room = room_for(label) + 12
    x = time.x(today)
    left = min(max(x - room // 2, time.left), RIGHT - room)
    return (
        format_html('<line x1="{x}" x2="{x}" y1="20" y2="{}" stroke="{}" stroke-width="2"/>', foot, INK, x=x)
        + format_html('<rect x="{}" y="0" width="{}" height="21" rx="3" fill="{}"/>', left, room, INK)
        + words(label, x=left + room // 2, y=15, fill="#fff", anchor="middle", bold=True)
    )


def _placed(span: Span, time: _Time) -> tuple[int, int]:
    left, right = time.x(span[0]), time.x(span[1])
    return (left, right - left) if right - left >= LEAST else (max(right - LEAST, time.left), LEAST)


def _line(x: int, top: int, foot: int) -> SafeString:
    return format_html('<line x1="{x}" x2="{x}" y1="{}" y2="{}" stroke="{}"/>', top, foot, HAIR, x=x)

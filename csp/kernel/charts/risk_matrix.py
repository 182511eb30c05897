"""A risk matrix: each risk by its number, where it stands before and after what is done about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from csp.kernel.charts.drawing import INK, MUTED, WIDE, picture, room_for, together, words
from csp.kernel.risk_level import HIGH, LOW, MEDIUM, STEPS, level, level_words

BEFORE, AFTER = "If nothing is done", "With what is done about it"
NAVY = "#12406b"
# Each darker than the one before it, also without colour; its word stands in every cell.
GROUNDS = {STEPS[LOW]: "#f1f5f7", STEPS[MEDIUM]: "#f8e6b4", STEPS[HIGH]: "#edb5ae"}
LEFT, KEY, FOOT = 92, 40, 30  # room for the words beside, above and below the grid
CELL = (WIDE - LEFT) // len(STEPS)
EDGE = 10  # between the edge of a cell and what stands in it
MARK, STEP = 24, 30  # how high a mark is, and from one line of marks to the next
WORD = 28  # the height of the word in each cell

Place = tuple[int, int]  # likelihood and impact, each one of the steps


@dataclass(frozen=True)
class Rated:
    """A risk by its number, and its place before and after what is done about it."""

    number: str
    before: Place
    after: Place


@dataclass(frozen=True)
class _Cell:
    """The numbers that stand in one cell, in lines: those before, then those after."""

    before: list[list[str]]
    after: list[list[str]]

    @property
    def height(self) -> int:
        return WORD + STEP * max(len(self.before) + len(self.after), 1) + EDGE // 2


def risk_matrix(risks: Sequence[Rated], *, name: str) -> SafeString:
    """Draw the risks as SVG; ``name`` says what they are. A risk that nothing changes stands in one cell twice.

    Raises ValueError for a place that is not on the grid.
    """
    if any(step not in STEPS for one in risks for step in (*one.before, *one.after)):
        raise ValueError("A risk has a likelihood and an impact that no step of the scale has")
    top, drawn = KEY, [_key()]
    for likelihood in reversed(STEPS):
        cells = [_cell(risks, (likelihood, impact)) for impact in STEPS]
        height = max(one.height for one in cells)
        drawn += [
            _ground(level(likelihood, impact), left=_left(impact), top=top, height=height)
            + _marks(one, left=_left(impact) + EDGE, top=top + WORD)
            for impact, one in zip(STEPS, cells, strict=True)
        ]
        if likelihood == HIGH:
            drawn.append(words("Likelihood", x=0, y=top + 19, bold=True))
        drawn.append(words(STEPS[likelihood], x=LEFT - 12, y=top + height // 2 + 14, anchor="end"))
        top += height
    drawn += [words("Impact", x=0, y=top + 21, bold=True)]
    drawn += [
        words(STEPS[impact], x=_left(impact) + CELL // 2, y=top + 21, anchor="middle") for impact in STEPS
    ]
    return picture(*drawn, width=WIDE, height=top + FOOT, said=_said(risks, name))


def _left(impact: int) -> int:
    return LEFT + CELL * (impact - LOW)


def _cell(risks: Sequence[Rated], place: Place) -> _Cell:
    return _Cell(
        _lines([one.number for one in risks if one.before == place]),
        _lines([one.number for one in risks if one.after == place]),
    )


def _lines(numbers: Sequence[str]) -> list[list[str]]:
    """Return the numbers in lines that fit a cell."""
    lines: list[list[str]] = []
    free = 0
    for one in numbers:
        if free < _wide(one) or not lines:
            lines.append([])
            free = CELL - 2 * EDGE
        lines[-1].append(one)
        free -= _wide(one) + STEP - MARK
    return lines


def _wide(number: str) -> int:
    return max(MARK, room_for(number) + 10)


def _ground(word: str, *, left: int, top: int, height: int) -> SafeString:
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" fill="{}" stroke="#fff" stroke-width="2"/>',
        left,
        top,
        CELL,
        height,
        GROUNDS[word],
    ) + words(word, x=left + EDGE, y=top + 19, fill=INK)


def _marks(cell: _Cell, *, left: int, top: int) -> SafeString:
    drawn = []
    shown = [*((line, False) for line in cell.before), *((line, True) for line in cell.after)]
    for at, (line, is_after) in enumerate(shown):
        x = left
        for number in line:
            drawn.append(_mark(number, x=x, y=top + STEP * at, is_after=is_after))
            x += _wide(number) + STEP - MARK
    return together(drawn)


def _mark(number: str, *, x: int, y: int, is_after: bool) -> SafeString:
    """Draw a number on white with a broken edge as it is before, and white on dark as it is after."""
    wide = _wide(number)
    fill, edge = (NAVY, "") if is_after else ("#fff", format_html(' stroke-dasharray="{}"', "4 2"))
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" rx="{}" fill="{}" stroke="{}" stroke-width="1.5"{}/>',
        x,
        y,
        wide,
        MARK,
        MARK // 2,
        fill,
        NAVY,
        edge,
    ) + words(
        number,
        x=x + wide // 2,
        y=y + 17,
        fill="#fff" if is_after else INK,
        anchor="middle",
        bold=True,
    )


def _key() -> SafeString:
    drawn, left = [], LEFT
    for said, is_after in ((BEFORE, False), (AFTER, True)):
        drawn.append(_mark("1", x=left, y=2, is_after=is_after))
        drawn.append(words(said, x=left + MARK + 8, y=19, fill=MUTED))
        left += MARK + 8 + room_for(said) + 24
    return together(drawn)


def _said(risks: Sequence[Rated], name: str) -> str:
    return ". ".join([name, *map(_in_words, risks)]) if risks else f"{name}: no risks"


def _in_words(one: Rated) -> str:
    """Return where a risk stands, in words."""
    before, after = _level(one.before), _level(one.after)
    if one.before == one.after:
        return f"Risk {one.number} is {before}, and what is done about it does not change that"
    return f"Risk {one.number} is {before}, if nothing is done; {after}, with what is done about it"


def _level(place: Place) -> str:
    """Return a place as a phrase: “high (likelihood high, impact medium)”."""
    word, _, parts = level_words(*place).partition(": ")
    return f"{word.lower()} ({parts})"

"""A sheet as people see it: rows of text, each with the number that Excel shows beside it."""

from collections.abc import Iterable
from dataclasses import dataclass

from csp.kernel.plain_text import plain_lines
from plans.imports import refusals
from plans.imports.refusals import CannotRead


@dataclass(frozen=True)
class Row:
    """One row with text in it; ``cells`` ends with the last cell that has any."""

    number: int
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        """Return the text in a column, counted from nought; nothing beyond the row's end."""
        return self.cells[column] if 0 <= column < len(self.cells) else ""

    @property
    def filled(self) -> tuple[int, ...]:
        """Return the columns that have text."""
        return tuple(column for column, text in enumerate(self.cells) if text)


@dataclass(frozen=True)
class Sheet:
    """The rows with text; ``hidden`` counts the rows and columns with text that nobody sees, which are not read."""

    name: str
    rows: tuple[Row, ...]
    hidden: int = 0

    @property
    def width(self) -> int:
        """Return the number of columns."""
        return max((len(row.cells) for row in self.rows), default=0)


def column_letter(column: int) -> str:
    """Return what a spreadsheet calls a column, counted from nought: A, B … Z, AA."""
    letters = ""
    left = column + 1
    while left:
        left, place = divmod(left - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def sheet_of(
    name: str, rows: Iterable[tuple[int, Iterable[str]]], *, letters: int = refusals.MOST_BYTES
) -> Sheet:
    """Return the sheet of numbered rows of raw text, without the empty ones; raise CannotRead beyond the limits.

    ``letters`` is how many it may have: a workbook keeps a text once, however many cells show it.
    """
    kept: list[Row] = []
    for number, raw in rows:
        shown = without_empty_end(raw)
        letters -= sum(map(len, shown))
        _refuse_too_much(len(shown), len(kept), letters)
        cells = without_empty_end(plain_lines(text.replace("\0", "")) for text in shown)
        if cells:
            _refuse_too_long(number, cells)
            kept.append(Row(number, tuple(cells)))
    return Sheet(name, tuple(kept))


def without_empty_end(cells: Iterable[str]) -> list[str]:
    """Return the cells up to the last one that has text."""
    kept = list(cells)
    while kept and not kept[-1].strip():
        kept.pop()
    return kept


def _refuse_too_much(width: int, before: int, letters: int) -> None:
    if width and before > refusals.MOST_ROWS:
        raise CannotRead(refusals.TOO_MANY_ROWS)
    if width > refusals.MOST_COLUMNS:
        raise CannotRead(refusals.TOO_WIDE)
    if letters < 0:
        raise CannotRead(refusals.UNPACKS_TOO_BIG)


def _refuse_too_long(number: int, cells: list[str]) -> None:
    for column, text in enumerate(cells):
        if len(text) > refusals.MOST_LETTERS:
            raise refusals.too_long_in(f"{column_letter(column)}{number}")

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
    """The rows with text; ``hidden`` counts rows and columns that nobody sees in the workbook, which are not read."""

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


def sheet_of(name: str, rows: Iterable[tuple[int, Iterable[str]]], *, hidden: int = 0) -> Sheet:
    """Return the sheet of numbered rows of raw text, without the empty ones; raise CannotRead beyond the limits."""
    kept: list[Row] = []
    for number, raw in rows:
        cells = [plain_lines(text.replace("\0", "")) for text in raw]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        _refuse_too_much(number, cells, len(kept))
        kept.append(Row(number, tuple(cells)))
    return Sheet(name, tuple(kept), hidden)


def _refuse_too_much(number: int, cells: list[str], before: int) -> None:
    if before > refusals.MOST_ROWS:
        raise CannotRead(refusals.TOO_MANY_ROWS)
    if len(cells) > refusals.MOST_COLUMNS:
        raise CannotRead(refusals.TOO_WIDE)
    for column, text in enumerate(cells):
        if len(text) > refusals.MOST_LETTERS:
            raise refusals.too_long_in(f"{column_letter(column)}{number}")

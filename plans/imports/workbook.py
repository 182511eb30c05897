"""Read an .xlsx workbook: the cells that people see, as the text that they see."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, cast

from openpyxl import load_workbook

from plans.imports import refusals
from plans.imports.members import refuse_harm
from plans.imports.refusals import CannotRead
from plans.imports.sheet import Sheet, sheet_of
from plans.imports.shown import as_shown

MOST_CELLS_LOOKED_AT = 2_000_000  # with those that a row has before its last one
ROW = re.compile(rb"<(?:\w+:)?row\b[^<>]*>")
COLUMN = re.compile(rb"<(?:\w+:)?col\b[^<>]*>")
ATTRIBUTE = re.compile(rb"\b(r|min|max|hidden)\s*=\s*[\"']([^\"'<>]*)[\"']")


@dataclass(frozen=True)
class _Hidden:
    """The numbers of the rows and columns that nobody sees, and those of them that turn out to have text."""

    rows: frozenset[int]
    columns: frozenset[int]
    with_text: set[tuple[str, int]] = field(default_factory=set)

    def has(self, cell: Any) -> bool:
        """Return whether nobody sees the cell, and note where it is."""
        if cell.row in self.rows:
            self.with_text.add(("row", cell.row))
        elif cell.column in self.columns:
            self.with_text.add(("column", cell.column))
        else:
            return False
        return True


def read_workbook(content: bytes) -> tuple[Sheet, ...]:
    """Return the sheets that are not hidden; raise CannotRead when one has a formula or is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            refuse_harm(archive)
            return _sheets(content, archive)
    except CannotRead:
        raise
    except Exception:  # whatever a damaged workbook makes the library trip over, the person reads the same
        raise CannotRead(refusals.DAMAGED) from None


def _sheets(content: bytes, archive: zipfile.ZipFile) -> tuple[Sheet, ...]:
    book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    shown = [sheet for sheet in cast("list[Any]", book.worksheets) if sheet.sheet_state == "visible"]
    if len({sheet._worksheet_path for sheet in shown}) < len(shown):
        raise CannotRead(refusals.DAMAGED)  # two sheets have a part of their own each
    sheets: list[Sheet] = []
    letters = refusals.MOST_BYTES
    for sheet in shown:
        place = f" of the sheet “{sheet.title}”" if len(shown) > 1 else ""
        sheets.append(_sheet(sheet, archive, place, letters))
        letters -= sum(len(text) for row in sheets[-1].rows for text in row.cells)
    return tuple(sheets)


def _sheet(sheet: Any, archive: zipfile.ZipFile, place: str, letters: int) -> Sheet:
    sheet.reset_dimensions()  # what a workbook says of its own size may be wrong
    # The library doesn't say what is hidden when it reads without keeping; the sheet's own text does.
    hidden = _hidden(archive.read(sheet._worksheet_path.lstrip("/")))
    read = sheet_of(sheet.title, _rows(sheet, hidden, place), letters=letters)
    return replace(read, hidden=len(hidden.with_text))


def _rows(sheet: Any, hidden: _Hidden, place: str) -> Iterator[tuple[int, list[str]]]:
    cells = 0
    for looked_at, row in enumerate(sheet.iter_rows()):
        cells += len(row)
        if looked_at > refusals.MOST_ROWS_LOOKED_AT or cells > MOST_CELLS_LOOKED_AT:
            raise CannotRead(refusals.TOO_MANY_EMPTY)
        filled = [cell for cell in row if cell.value is not None]
        for cell in filled:
            if cell.data_type == "f":
                raise refusals.formula_in(f"{cell.coordinate}{place}")
        if seen := [cell for cell in filled if not hidden.has(cell)]:
            yield seen[0].row, _texts(seen)


def _texts(cells: list[Any]) -> list[str]:
    """Return the texts in their places, from the first column on."""
    if cells[-1].column > refusals.MOST_COLUMNS:
        raise CannotRead(refusals.TOO_WIDE)
    texts = [""] * cells[-1].column
    for cell in cells:
        texts[cell.column - 1] = as_shown(cell.value, cell.number_format)
    return texts


def _hidden(text: bytes) -> _Hidden:
    rows: set[int] = set()
    columns: set[int] = set()
    for said in _said_hidden(ROW, text):
        if b"r" in said:
            rows.add(int(said[b"r"]))
    for said in _said_hidden(COLUMN, text):
        first = max(int(said[b"min"]), 1)
        columns.update(range(first, min(int(said[b"max"]), refusals.MOST_COLUMNS) + 1))
    return _Hidden(frozenset(rows), frozenset(columns))


def _said_hidden(tag: re.Pattern[bytes], text: bytes) -> Iterator[dict[bytes, bytes]]:
    """Return what each tag says that says it is hidden."""
    for found in tag.finditer(text):
        said = dict(ATTRIBUTE.findall(found[0]))
        if said.get(b"hidden") in {b"1", b"true"}:
            yield said

"""Read an .xlsx workbook: the cells that people see, as the text that they see."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from openpyxl import load_workbook

from plans.imports import refusals
from plans.imports.refusals import CannotRead
from plans.imports.sheet import Sheet, sheet_of
from plans.imports.shown import as_shown

MOST_ROWS_LOOKED_AT = 20_000  # with the empty ones that a workbook keeps when they were once coloured
ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*>")
COLUMN = re.compile(rb"<(?:\w+:)?col\b[^>]*>")
ATTRIBUTE = re.compile(rb'\b(r|min|max|hidden)="([^"]*)"')


def read_workbook(content: bytes) -> tuple[Sheet, ...]:
    """Return the sheets that are not hidden; raise CannotRead when one has a formula or is damaged."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _refuse_declarations(archive)
            book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
            shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            return tuple(_sheet(sheet, archive, is_one_of_many=len(shown) > 1) for sheet in shown)
    except CannotRead:
        raise
    except Exception:  # whatever a damaged workbook makes the library trip over, the person reads the same
        raise CannotRead(refusals.DAMAGED) from None


def _refuse_declarations(archive: zipfile.ZipFile) -> None:
    """Refuse a workbook that declares document types of its own, or is in UTF-16, which could hide them."""
    for name in archive.namelist():
        if name.endswith((".xml", ".rels")):
            text = archive.read(name)
            if b"<!DOCTYPE" in text or b"\0" in text[:200]:
                raise CannotRead(refusals.DAMAGED)


def _sheet(sheet: Any, archive: zipfile.ZipFile, *, is_one_of_many: bool) -> Sheet:
    sheet.reset_dimensions()  # what a workbook says of its own size may be wrong
    # The library doesn't say what is hidden when it reads without keeping; the sheet's own text does.
    rows, columns = _hidden(archive.read(sheet._worksheet_path.lstrip("/")))
    place = f" of the sheet “{sheet.title}”" if is_one_of_many else ""
    return sheet_of(sheet.title, _rows(sheet, rows, columns, place), hidden=len(rows) + len(columns))


def _rows(sheet: Any, hidden: set[int], without: set[int], place: str) -> Iterator[tuple[int, list[str]]]:
    for looked_at, row in enumerate(sheet.iter_rows()):
        if looked_at > MOST_ROWS_LOOKED_AT:
            raise CannotRead(refusals.TOO_MANY_EMPTY)
        filled = [cell for cell in row if cell.value is not None]
        for cell in filled:
            if cell.data_type == "f":
                raise refusals.formula_in(f"{cell.coordinate}{place}")
        if seen := [cell for cell in filled if cell.row not in hidden and cell.column not in without]:
            yield seen[0].row, _texts(seen)


def _texts(cells: list[Any]) -> list[str]:
    """Return the texts in their places, from the first column on."""
    if cells[-1].column > refusals.MOST_COLUMNS:
        raise CannotRead(refusals.TOO_WIDE)
    texts = [""] * cells[-1].column
    for cell in cells:
        texts[cell.column - 1] = as_shown(cell.value, cell.number_format)
    return texts


def _hidden(text: bytes) -> tuple[set[int], set[int]]:
    """Return the numbers of the hidden rows that have cells, and of the hidden columns."""
    rows: set[int] = set()
    columns: set[int] = set()
    for tag in ROW.finditer(text):
        said = dict(ATTRIBUTE.findall(tag[0]))
        if said.get(b"hidden") in {b"1", b"true"} and b"r" in said and not tag[0].endswith(b"/>"):
            rows.add(int(said[b"r"]))
    for tag in COLUMN.finditer(text):
        said = dict(ATTRIBUTE.findall(tag[0]))
        if said.get(b"hidden") in {b"1", b"true"}:
            last = min(int(said[b"max"]), refusals.MOST_COLUMNS)
            columns.update(range(int(said[b"min"]), last + 1))
    return rows, columns

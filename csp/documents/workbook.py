"""A workbook of one sheet for Excel: heads that stay in sight, text that is text, and no time of day in the file."""

import io
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, NamedStyle
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from csp.kernel.spreadsheet import holdable, looks_like_formula

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
A4 = 9
DATE = "d mmm yyyy"
TOP = Alignment(vertical="top")
WRAP = Alignment(vertical="top", wrap_text=True)
HEAD, SHORT, WRAPPED, DAY = "Head", "Short", "Wrapped", "Date"


class Archive(ZipFile):
    """Holds the parts of a document, all as old as each other: the same rows make the same file."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *rest: Any, **named: Any) -> None:
        """Put a part in from memory."""
        part = ZipInfo(zinfo_or_arcname)
        part.compress_type = ZIP_DEFLATED
        super().writestr(part, data, *rest, **named)

    def write(self, filename: Any, arcname: Any = None, *rest: Any, **named: Any) -> None:
        """Put a part in from a file."""
        self.writestr(arcname, Path(filename).read_bytes(), *rest, **named)


def begun(*, name: str, widths: Sequence[int]) -> tuple[Workbook, Any]:
    """Return a workbook that is only written, and its one sheet, laid out for screen and for A4 on its side."""
    book = Workbook(write_only=True)
    for style in (
        NamedStyle(HEAD, font=Font(bold=True), alignment=WRAP),
        NamedStyle(SHORT, alignment=TOP),
        NamedStyle(WRAPPED, alignment=WRAP),
        NamedStyle(DAY, alignment=TOP, number_format=DATE),
    ):
        book.add_named_style(style)
    sheet = book.create_sheet(name)
    _lay_out(sheet, widths)
    return book, sheet


def cell(sheet: Any, value: Any, *, style: str) -> Any:
    """Return a cell in which a date is a date, and text is text whatever it looks like."""
    if not isinstance(value, str):
        made = WriteOnlyCell(sheet, value)
        made.style = SHORT if isinstance(value, int) else DAY
        return made
    made = WriteOnlyCell(sheet, holdable(value))
    made.data_type = "s"
    made.style = style
    if looks_like_formula(value):
        made.quotePrefix = True
    return made


def written(book: Workbook, sheet: Any, *, columns: int, rows: int, title: str, on: date) -> bytes:
    """Return the workbook as bytes; ``title`` and ``on`` are all that the file says of itself."""
    sheet.auto_filter.ref = f"A1:{get_column_letter(columns)}{rows}"
    made = datetime(on.year, on.month, on.day)  # noqa: DTZ001  (a workbook knows no zone)
    about = book.properties
    about.creator, about.title, about.created, about.modified = "Saferplan", holdable(title), made, made
    kept = io.BytesIO()
    ExcelWriter(book, Archive(kept, "w", ZIP_DEFLATED)).save()
    return kept.getvalue()


def plain_workbook(
    heads: Sequence[str],
    rows: Sequence[Sequence[object]],
    *,
    name: str,
    widths: Sequence[int],
    title: str,
    on: date,
) -> bytes:
    """Return a workbook of rows of text and dates."""
    book, sheet = begun(name=name, widths=widths)
    sheet.append([cell(sheet, head, style=HEAD) for head in heads])
    for row in rows:
        sheet.append([cell(sheet, value, style=WRAPPED) if value else None for value in row])
    return written(book, sheet, columns=len(heads), rows=len(rows) + 1, title=title, on=on)


def _lay_out(sheet: Any, widths: Sequence[int]) -> None:
    """Set how the sheet is seen and printed; what is written only can't be changed after its first row."""
    sheet.freeze_panes = "A2"
    for at, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.right.text = "Page &P of &N"

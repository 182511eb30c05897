"""The action list as an Excel workbook: real dates, real text, statuses in colour and in letters, ready to print."""

import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from csp.kernel.charts.segment import FILLS
from csp.kernel.spreadsheet import holdable, looks_like_formula
from csp.kernel.terms import EVERYBODYS, Words
from plans.exports.action_rows import HEADS, ExportedAction, heads_in

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHEET = "Actions"
A4 = 9
WIDTHS = (7, 24, 60, 26, 20, 20, 26, 20, 26, 14, 14, 7, 12, 7, 14, 14, 20, 12, 8, 14, 40, 30, 30)
WRAPPED_HEADS = (
    "Priority",
    "Action",
    "Lead",
    "Person",
    "Post",
    "Supported by",
    "Areas",
    "Resources",
    "Due",
    "Last change",
    "Outcome or reason",
    "Plan",
    "Also in",
)
WRAPPED = {HEADS.index(head) for head in WRAPPED_HEADS}
IN_COLOUR = {HEADS.index(head) for head in ("Letter", "Status")}
DATE = "d mmm yyyy"
TOP = Alignment(vertical="top")
WRAP = Alignment(vertical="top", wrap_text=True)


class _Archive(ZipFile):
    """Holds the parts of a workbook, all as old as each other: the same rows make the same file."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *rest: Any, **named: Any) -> None:
        """Put a part in from memory."""
        part = ZipInfo(zinfo_or_arcname)
        part.compress_type = ZIP_DEFLATED
        super().writestr(part, data, *rest, **named)

    def write(self, filename: Any, arcname: Any = None, *rest: Any, **named: Any) -> None:
        """Put a part in from a file."""
        self.writestr(arcname, Path(filename).read_bytes(), *rest, **named)


def actions_workbook(
    rows: Iterable[ExportedAction], *, title: str, on: date, words: Words = EVERYBODYS
) -> bytes:
    """Return the workbook of these rows: one sheet, its heads frozen and repeated on each page of paper.

    ``title`` and ``on`` are all that the file says of itself: nobody's name, and no time of day.
    """
    book = Workbook(write_only=True)
    for style in _styles():
        book.add_named_style(style)
    sheet = book.create_sheet(SHEET)
    _lay_out(sheet)
    sheet.append([_cell(sheet, head, style="Head") for head in heads_in(words)])
    last = 1
    for row in rows:
        sheet.append(list(_cells(sheet, row)))
        last += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(HEADS))}{last}"
    made = datetime(on.year, on.month, on.day)  # noqa: DTZ001  (a workbook knows no zone)
    about = book.properties
    about.creator, about.title, about.created, about.modified = "Saferplan", holdable(title), made, made
    kept = io.BytesIO()
    ExcelWriter(book, _Archive(kept, "w", ZIP_DEFLATED)).save()
    return kept.getvalue()


def _lay_out(sheet: Any) -> None:
    """Set how the sheet is seen and printed; what is written only can't be changed after its first row."""
    sheet.freeze_panes = "A2"
    for at, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.right.text = "Page &P of &N"


def _styles() -> Iterator[NamedStyle]:
    """Give each look of a cell once: to set fonts and fills cell by cell takes three times as long."""
    yield NamedStyle("Head", font=Font(bold=True), alignment=WRAP)
    yield NamedStyle("Short", alignment=TOP)
    yield NamedStyle("Wrapped", alignment=WRAP)
    yield NamedStyle("Date", alignment=TOP, number_format=DATE)
    for colour, (fill, ink) in FILLS.items():
        filled = PatternFill("solid", fgColor=_argb(fill))
        yield NamedStyle(colour, font=Font(bold=True, color=_argb(ink)), fill=filled, alignment=TOP)


def _cells(sheet: Any, row: ExportedAction) -> Iterator[Any]:
    for at, value in enumerate(row[: len(HEADS)]):
        if at in IN_COLOUR:
            yield _cell(sheet, value, style=row.colour)
        else:
            yield _cell(sheet, value, style="Wrapped" if at in WRAPPED else "Short") if value else None


def _cell(sheet: Any, value: Any, *, style: str) -> Any:
    """Return a cell in which a date is a date, and text is text whatever it looks like."""
    if not isinstance(value, str):
        cell = WriteOnlyCell(sheet, value)
        cell.style = "Short" if isinstance(value, int) else "Date"
        return cell
    cell = WriteOnlyCell(sheet, holdable(value))
    cell.data_type = "s"
    cell.style = style
    if looks_like_formula(value):
        cell.quotePrefix = True
    return cell


def _argb(colour: str) -> str:
    plain = colour.removeprefix("#")
    return "FF" + (plain if len(plain) == 6 else "".join(digit * 2 for digit in plain)).upper()

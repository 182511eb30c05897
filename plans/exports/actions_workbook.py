"""The action list as an Excel workbook: real dates, real text, statuses in colour and in letters, ready to print."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from openpyxl.styles import Font, NamedStyle, PatternFill

from csp.documents.workbook import HEAD, SHORT, TOP, TYPE, WRAPPED, begun, cell, written
from csp.kernel.charts.segment import FILLS
from csp.kernel.terms import EVERYBODYS, Words
from plans.exports.action_rows import HEADS, ExportedAction, heads_in

__all__ = ["TYPE", "actions_workbook"]

SHEET = "Actions"
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
IS_WRAPPED = {HEADS.index(head) for head in WRAPPED_HEADS}
IN_COLOUR = {HEADS.index(head) for head in ("Letter", "Status")}


def actions_workbook(
    rows: Iterable[ExportedAction], *, title: str, on: date, words: Words = EVERYBODYS
) -> bytes:
    """Return the workbook of these rows: one sheet, its heads frozen and repeated on each page of paper.

    ``title`` and ``on`` are all that the file says of itself: nobody's name, and no time of day.
    """
    book, sheet = begun(name=SHEET, widths=WIDTHS)
    for style in _colours():
        book.add_named_style(style)
    sheet.append([cell(sheet, head, style=HEAD) for head in heads_in(words)])
    last = 1
    for row in rows:
        sheet.append(list(_cells(sheet, row)))
        last += 1
    return written(book, sheet, columns=len(HEADS), rows=last, title=title, on=on)


def _colours() -> Iterator[NamedStyle]:
    """Give each look of a status once: to set fonts and fills cell by cell takes three times as long."""
    for colour, (fill, ink) in FILLS.items():
        filled = PatternFill("solid", fgColor=_argb(fill))
        yield NamedStyle(colour, font=Font(bold=True, color=_argb(ink)), fill=filled, alignment=TOP)


def _cells(sheet: Any, row: ExportedAction) -> Iterator[Any]:
    for at, value in enumerate(row[: len(HEADS)]):
        if at in IN_COLOUR:
            yield cell(sheet, value, style=row.colour)
        else:
            yield cell(sheet, value, style=WRAPPED if at in IS_WRAPPED else SHORT) if value else None


def _argb(colour: str) -> str:
    plain = colour.removeprefix("#")
    return "FF" + (plain if len(plain) == 6 else "".join(digit * 2 for digit in plain)).upper()

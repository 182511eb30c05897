"""A review's action plan in the Home Office's columns, as a Word document on A4 paper on its side."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt

from csp.documents.word.file import (
    TYPE,
    begun,
    page_numbers,
    plain_letters,
    repeat_heads,
    shade_cells,
    written,
)
from csp.kernel import day_words
from csp.kernel.spreadsheet import holdable
from dhr.exports.plan_rows import HEADS, PlanRow

__all__ = ["TYPE", "plan_word"]

MARGIN = 13
WIDTHS = (58, 19, 55, 30, 42, 24, 43)  # millimetres: all that there is between the margins


def plan_word(rows: Sequence[PlanRow], *, title: str, on: date) -> bytes:
    """Return the document: a heading, and one table whose heads are repeated on each page.

    ``title`` and ``on`` are all that the file says of itself: nobody's name, and no time of day.
    """
    document = begun(title=title, on=on)
    _set_up(document)
    document.add_heading(holdable(title), level=1)
    document.add_paragraph(f"As it stood on {day_words.plain(on)}. For the people on the review alone.")
    _tabulate(document, rows)
    return written(document)


def _set_up(document: Any) -> None:
    """Set the paper and the letters."""
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Mm(297), Mm(210)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(MARGIN)
    page.footer.paragraphs[0]._p.extend(page_numbers())
    for name, size in (("Normal", 9), ("Heading 1", 16)):
        style = document.styles[name]
        plain_letters(style)
        style.font.size = Pt(size)


def _tabulate(document: Any, rows: Iterable[PlanRow]) -> None:
    """Draw the table; its first row is marked as its heads, and stands at the top of every page."""
    table = document.add_table(rows=1, cols=len(HEADS), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Mm(width)
    head = table.rows[0]
    _fill(head, HEADS, is_head=True)
    repeat_heads(head._tr)
    shade_cells(cell._tc for cell in head.cells)
    for row in rows:
        _fill(table.add_row(), row.texts())


def _fill(row: Any, texts: Iterable[str], *, is_head: bool = False) -> None:
    """Write one text into each cell of a row, a paragraph for each line."""
    for cell, width, text in zip(row.cells, WIDTHS, texts, strict=True):
        cell.width = Mm(width)
        paragraph = cell.paragraphs[0]
        for at, line in enumerate(holdable(text).split("\n")):
            if at:
                paragraph = cell.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(2)
            paragraph.add_run(line).bold = is_head or None

"""A review's action plan in the Home Office's columns, as a Word document on A4 paper on its side."""

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from csp.documents.workbook import Archive
from csp.kernel import day_words
from csp.kernel.spreadsheet import holdable
from dhr.exports.plan_rows import HEADS, PlanRow

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FONT = "Arial"
MARGIN = 13
WIDTHS = (58, 19, 55, 30, 42, 24, 43)  # millimetres: all that there is between the margins
HEAD_FILL = "E7EAEE"


def plan_word(rows: Sequence[PlanRow], *, title: str, on: date) -> bytes:
    """Return the document: a heading, and one table whose heads are repeated on each page.

    ``title`` and ``on`` are all that the file says of itself: nobody's name, and no time of day.
    """
    document = Document()
    _set_up(document, title=title, on=on)
    document.add_heading(holdable(title), level=1)
    document.add_paragraph(f"As it stood on {day_words.plain(on)}. For the people on the review alone.")
    _tabulate(document, rows)
    kept = io.BytesIO()
    document.save(kept)
    return _all_as_old(kept)


def _set_up(document: Any, *, title: str, on: date) -> None:
    """Set the paper, the letters, the language and what the file says of itself."""
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Mm(297), Mm(210)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(MARGIN)
    _number_pages(page.footer.paragraphs[0])
    for name, size in (("Normal", 9), ("Heading 1", 16)):
        style = document.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        for fonts in style.element.iter(qn("w:rFonts")):  # else the theme's font stands before it
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    about, made = document.core_properties, datetime(on.year, on.month, on.day)  # noqa: DTZ001  (it knows no zone)
    about.author, about.title, about.comments, about.last_modified_by = "Saferplan", holdable(title), "", ""
    about.created = about.modified = made
    package = document.part.package
    for key in [key for key, one in package.rels.items() if one.reltype.endswith("/thumbnail")]:
        del package.rels[key]  # a picture of another document


def _tabulate(document: Any, rows: Iterable[PlanRow]) -> None:
    """Draw the table; its first row is marked as its heads, and stands at the top of every page."""
    table = document.add_table(rows=1, cols=len(HEADS), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Mm(width)
    head = table.rows[0]
    _fill(head, HEADS, is_head=True)
    is_repeated = OxmlElement("w:tblHeader")
    is_repeated.set(qn("w:val"), "true")
    head._tr.get_or_add_trPr().append(is_repeated)
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
        if is_head:
            _shade(cell)


def _shade(cell: Any) -> None:
    fill = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", HEAD_FILL)):
        fill.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(fill)


def _number_pages(paragraph: Any) -> None:
    """Write “Page 1 of 4”, which Word works out for each page."""
    for words, field in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        paragraph.add_run(words)
        number = OxmlElement("w:fldSimple")
        number.set(qn("w:instr"), field)
        paragraph._p.append(number)


def _all_as_old(document: io.BytesIO) -> bytes:
    """Return the document with all its parts as old as each other: the same rows make the same file."""
    kept = io.BytesIO()
    with ZipFile(document) as found, Archive(kept, "w", ZIP_DEFLATED) as made:
        for name in found.namelist():
            made.writestr(name, found.read(name))
    return kept.getvalue()

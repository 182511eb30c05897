"""A Word document as a file: its language, its letters, what it says of itself, and no time of day in it."""

import io
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from docx.oxml.ns import qn

from csp.documents.word.elements import element, field, run, shade
from csp.documents.workbook import Archive
from csp.kernel.xml_letters import on_one_line

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FONT = "Arial"
HEAD_FILL = "E7EAEE"
LONGEST_TITLE = 255  # what the properties of a document hold
_THEMES = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


def begun(*, title: str, on: date, language: str = "en-GB") -> Any:
    """Return an empty document; ``title`` and ``on`` are all that the file says of itself: nobody's name."""
    document = Document()
    for marked in document.styles.element.iter(qn("w:lang")):
        marked.set(qn("w:val"), language)
    settings = document.settings.element
    for themed in settings.iter(qn("w:themeFontLang")):
        themed.set(qn("w:val"), language)
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")  # else today's Word opens it as an old document
    _describe(document, title=on_one_line(title)[:LONGEST_TITLE], on=on, language=language)
    return document


def _describe(document: Any, *, title: str, on: date, language: str) -> None:
    about, made = document.core_properties, datetime(on.year, on.month, on.day)  # noqa: DTZ001  (it knows no zone)
    about.author, about.title, about.comments, about.last_modified_by = "Saferplan", title, "", ""
    about.created, about.modified, about.language = made, made, language
    package = document.part.package
    for key in [key for key, one in package.rels.items() if one.reltype.endswith("/thumbnail")]:
        del package.rels[key]  # a picture of another document


def plain_letters(style: Any) -> None:
    """Let a style have our letters: else the theme's font stands before them."""
    style.font.name = FONT
    for fonts in style.element.iter(qn("w:rFonts")):
        for theme in _THEMES:
            fonts.attrib.pop(qn(f"w:{theme}"), None)


def page_numbers() -> list[Any]:
    """Return “Page 1 of 4”, which Word works out for each page."""
    return [run("Page "), field("PAGE"), run(" of "), field("NUMPAGES")]


def repeat_heads(row: Any) -> None:
    """Mark a row of a table as its heads, which stand at the top of every page."""
    row.get_or_add_trPr().append(element("tblHeader", val="true"))


def shade_cells(cells: Iterable[Any], *, fill: str = HEAD_FILL) -> None:
    """Colour the ground of cells."""
    for cell in cells:
        cell.get_or_add_tcPr().append(shade(fill))


def written(document: Any) -> bytes:
    """Return the document with all its parts as old as each other: the same words make the same file."""
    saved, kept = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with ZipFile(saved) as found, Archive(kept, "w", ZIP_DEFLATED) as made:
        for name in found.namelist():
            made.writestr(name, found.read(name))
    return kept.getvalue()

"""How a report looks in Word: the styles that its paragraphs name, so that a council can change each once."""

from dataclasses import dataclass
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from csp.documents.word.elements import edge, element, shade
from csp.documents.word.file import plain_letters

INK, MUTED, RULE, LINK = "14232E", "51616D", "CBD3D9", "0B4F8A"
TEXT_WIDTH = 172  # millimetres: A4 between the margins
NUMBERED, PLAIN, NOTE, SOURCE, CELL = (
    "Numbered Paragraph",
    "Normal",
    "Report Note",
    "Report Source",
    "Table Text",
)
TERM, MEANING, FIGURE, CALL, ASKED = (
    "Definition Term",
    "Definition Meaning",
    "Key Figure",
    "Report Part",
    "Recommendation",
)
FOOTNOTE, FOOTNOTES_HEAD = "Report Footnote", "Report Footnotes"
HANGS = {NUMBERED: 14, ASKED: 8, FOOTNOTE: 8}  # millimetres between a number and its words
CONTENTS_HEADING, LINKED = "TOC Heading", "Hyperlink"


@dataclass(frozen=True)
class _Look:
    """A style in points and millimetres; a colour such as 14232E, or one of the report's own: “brand”, “headings”."""

    size: float
    colour: str = INK
    bold: bool = False
    before: float = 0
    after: float = 0
    left: float = 0
    hang: float = 0
    keeps_next: bool = False


_LOOKS = {
    PLAIN: _Look(10.5, after=6),
    "Heading 1": _Look(26, "brand", bold=True, after=4, keeps_next=True),
    "Heading 2": _Look(17, "headings", bold=True, before=20, after=10, keeps_next=True),
    "Heading 3": _Look(13, "headings", bold=True, before=14, after=6, keeps_next=True),
    "Subtitle": _Look(13, MUTED, after=12),
    CONTENTS_HEADING: _Look(17, "headings", bold=True, before=14, after=8, keeps_next=True),
    "Caption": _Look(10.5, bold=True, before=12, after=5, keeps_next=True),
    NUMBERED: _Look(10.5, after=7, left=HANGS[NUMBERED], hang=HANGS[NUMBERED]),
    ASKED: _Look(10.5, after=5, left=HANGS[ASKED], hang=HANGS[ASKED]),
    NOTE: _Look(10.5, before=6, after=8, left=4),
    CALL: _Look(10.5, before=6, after=12, left=4),
    SOURCE: _Look(9, MUTED, before=4, after=10),
    FOOTNOTES_HEAD: _Look(9, bold=True, before=12, after=3, keeps_next=True),
    FOOTNOTE: _Look(9, after=3, left=HANGS[FOOTNOTE], hang=HANGS[FOOTNOTE]),
    CELL: _Look(9, after=2),
    TERM: _Look(10.5, bold=True, after=0, keeps_next=True),
    MEANING: _Look(10.5, after=7, left=14),
    FIGURE: _Look(10.5, MUTED, after=7, left=4),
    "toc 1": _Look(10.5, after=5),
    "toc 2": _Look(10.5, after=3, left=8),
    "Header": _Look(9, MUTED),
    "Footer": _Look(9, MUTED),
}
# A line along the left, and the ground: what is a note to the report, and not its text, is seen to be one.
_BOXED = {NOTE: (RULE, "F6F9FB"), CALL: ("00703C", "E8F1EC"), FIGURE: ("00727A", "")}


def set_up(document: Any, *, brand: str, headings: str) -> None:
    """Give the document its paper and its styles; ``brand`` and ``headings`` are its own colours."""
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(19)
    page.top_margin, page.bottom_margin = Mm(25), Mm(22)
    page.header_distance = page.footer_distance = Mm(11)
    own = {"brand": brand, "headings": headings}
    for name, look in _LOOKS.items():
        colour = own.get(look.colour, look.colour)
        _draw(_style(document, name), look, colour=colour)
    for name, (colour, fill) in _BOXED.items():
        _box(document.styles[name], colour=colour, fill=fill)
    link = document.styles.add_style(LINKED, WD_STYLE_TYPE.CHARACTER, builtin=True)
    link.font.color.rgb, link.font.underline = RGBColor.from_string(LINK), True


def style_ids(document: Any) -> dict[str, str]:
    """Return how the document calls each style inside, by the name that people see."""
    return {style.name: style.style_id for style in document.styles}


def _style(document: Any, name: str) -> Any:
    if name in document.styles:
        return document.styles[name]
    made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name.startswith("toc "))
    made.base_style = document.styles[PLAIN]
    made.quick_style = True
    return made


def _draw(style: Any, look: _Look, *, colour: str) -> None:
    plain_letters(style)
    for theirs in (*style.element.iter(qn("w:tabs")), *style.element.xpath("w:rPr/w:spacing")):
        theirs.getparent().remove(theirs)
    font, space = style.font, style.paragraph_format
    font.size, font.bold, font.italic = Pt(look.size), look.bold, False
    font.color.rgb = RGBColor.from_string(colour)
    space.space_before, space.space_after = Pt(look.before), Pt(look.after)
    space.left_indent, space.first_line_indent = Mm(look.left), Mm(-look.hang)
    space.keep_with_next, space.line_spacing, space.widow_control = look.keeps_next, 1.15, True
    if look.hang:
        space.tab_stops.add_tab_stop(Mm(look.left))


def _box(style: Any, *, colour: str, fill: str) -> None:
    marks = style.element.get_or_add_pPr()
    before = marks.find(f"{{{marks.nsmap['w']}}}spacing")
    before.addprevious(element("pBdr", edge("left", colour=colour, eighths=24, space=8)))
    if fill:
        before.addprevious(shade(fill))

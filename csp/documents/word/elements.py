"""The small pieces of a Word document as XML: runs of words, what a paragraph is like, fields, links, places."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from csp.kernel.xml_letters import fit_for_xml

TWIPS = 1440 / 25.4  # in a millimetre
_name = cache(qn)


def twips(millimetres: float) -> str:
    """Return a length as Word writes it."""
    return str(round(millimetres * TWIPS))


def element(tag: str, *children: Any, **values: str) -> Any:
    """Return an element of Word's own name space with its values and what is in it."""
    made = OxmlElement(f"w:{tag}")
    for name, value in values.items():
        made.set(_name(f"w:{name}"), value)
    made.extend(children)
    return made


def run(
    text: str, *, bold: bool = False, italic: bool = False, code: bool = False, size: float = 0, **look: str
) -> Any:
    """Return words that look alike; ``look`` may have a ``style``, ``colour``, ``fill`` and ``align``ment."""
    made = element("r")
    marks = list(_marks(bold=bold, italic=italic, code=code, size=size, **look))
    if marks:
        made.append(element("rPr", *marks))
    for at, line in enumerate(fit_for_xml(text).split("\n")):
        if at:
            made.append(element("br"))
        words = element("t")
        words.text = line
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        made.append(words)
    return made


def _marks(
    *,
    bold: bool,
    italic: bool,
    code: bool,
    size: float,
    style: str = "",
    colour: str = "",
    fill: str = "",
    align: str = "",
) -> Iterable[Any]:
    """Give how words look, in the order in which Word wants it."""
    if style:
        yield element("rStyle", val=style)
    if code:
        yield element("rFonts", ascii="Courier New", hAnsi="Courier New", cs="Courier New")
    yield from (element(tag) for tag, is_so in (("b", bold), ("i", italic)) if is_so)
    if colour:
        yield element("color", val=colour)
    if size:
        yield element("sz", val=str(round(size * 2)))
    if fill:
        yield shade(fill)
    if align:
        yield element("vertAlign", val=align)


def tab() -> Any:
    """Return a tab."""
    return element("r", element("tab"))


def shade(fill: str) -> Any:
    """Return what colours the ground of words, a paragraph or a cell."""
    return element("shd", val="clear", color="auto", fill=fill)


def edge(side: str, *, colour: str, eighths: int, space: int = 0) -> Any:
    """Return a line along one side, so many eighths of a point wide."""
    return element(side, val="single", sz=str(eighths), space=str(space), color=colour)


def linked(anchor: str, *runs: Any) -> Any:
    """Return words that lead to a place of the document."""
    return element("hyperlink", *runs, anchor=anchor, history="1")


def field(code: str) -> Any:
    """Return a value that Word works out, such as the number of the page."""
    return element("fldSimple", instr=code)


def place(number: int, name: str) -> tuple[Any, Any]:
    """Return the beginning and the end of a place that links lead to."""
    here = str(number)
    return element("bookmarkStart", id=here, name=name), element("bookmarkEnd", id=here)

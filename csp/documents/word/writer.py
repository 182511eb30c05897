"""Writes paragraphs into a Word document: places that links lead to, links, lists, and Markdown's clean HTML."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from csp.documents.word.elements import element, linked, place, run, tab, twips
from csp.documents.word.styles import HANGS, LINKED, NUMBERED, style_ids
from csp.documents.word.text import Item, Piece, Words, joined, pieces_of

LEVELS = 9  # what a list of Word has; what lies deeper is drawn at the last
STEP = 6  # millimetres that a list stands in
BULLETS = ("•", "–", "▪")


class Writer:
    """Writes into one document; ``places`` has the name of each place in Word, by its anchor on a page."""

    def __init__(self, document: Any, places: Mapping[str, str]) -> None:
        self.document = document
        self.places = places
        self._ids = style_ids(document)
        self._body = document.element.body
        self._end = document.element.body.sectPr
        self._bookmarks = 0
        self._numbering = document.part.numbering_part.element
        self._bullets, self._decimals = self._made_lists()

    def add(self, block: Any) -> Any:
        """Put a paragraph or a table at the end of the document, and return it."""
        self._end.addprevious(block)
        return block

    def paragraph(self, style: str, *runs: Any, anchor: str = "", marks: Iterable[Any] = ()) -> Any:
        """Return a paragraph in a style, which links can lead to if it has an anchor; ``marks`` are its own."""
        made = element("p", element("pPr", element("pStyle", val=self._ids[style]), *marks))
        if anchor:
            self._bookmarks += 1
            begun, ended = place(self._bookmarks, self.places[anchor])
            made.extend((begun, *runs, ended))
        else:
            made.extend(runs)
        return made

    def say(self, style: str, text: str, *, anchor: str = "", marks: Iterable[Any] = ()) -> None:
        """Put plain text at the end of the document."""
        self.add(self.paragraph(style, run(text), anchor=anchor, marks=marks))

    def numbered(self, number: str, html: str, *, style: str = NUMBERED, anchor: str, back: str = "") -> None:
        """Put a text with its number before it; the number is text, so that nothing numbers it otherwise.

        The number leads ``back`` where that is given.
        """
        pieces = pieces_of(html)
        first = pieces.pop(0) if pieces and _is_plain(pieces[0]) else Piece()
        shown = run(number, bold=True, style=LINKED if back else "")
        before = [linked(self.places[back], shown) if back else shown, tab()]
        self.add(self.paragraph(style, *before, *self._runs(first.words), anchor=anchor))
        for one in self._paragraphs(pieces, style=style, left=HANGS[style]):
            self.add(one)

    def text(self, html: str, *, style: str, anchor: str = "") -> None:
        """Put a text without a number at the end of the document."""
        for one in self.text_paragraphs(html, style=style, anchor=anchor):
            self.add(one)

    def text_paragraphs(self, html: str, *, style: str, anchor: str = "") -> list[Any]:
        """Return the paragraphs of a text, at least one."""
        pieces = pieces_of(html) or [Piece()]
        return list(self._paragraphs(pieces, style=style, anchor=anchor))

    def _paragraphs(
        self, pieces: list[Piece], *, style: str, left: float = 0, anchor: str = ""
    ) -> Iterator[Any]:
        lists: dict[int, str] = {}
        for piece in pieces:
            marks = self._marks(piece, lists, left=left)
            yield self.paragraph(style, *self._runs(piece.words), anchor=anchor, marks=marks)
            anchor = ""

    def _marks(self, piece: Piece, lists: dict[int, str], *, left: float) -> Iterator[Any]:
        """Give what a paragraph has of its own: the mark of its list, and how far it stands in."""
        marked = piece.item is not None and piece.is_marked
        if piece.item and marked:
            level = str(min(piece.depth, LEVELS) - 1)
            number = element("numId", val=self._list(piece.item, lists))
            yield element("numPr", element("ilvl", val=level), number)
        inset = left + STEP * (min(piece.depth, LEVELS) + piece.quoted)
        if inset or left:
            yield element("ind", left=twips(inset), hanging=twips(STEP if marked else 0))

    def _list(self, item: Item, lists: dict[int, str]) -> str:
        """Return the number of the list in the document: each list of numbers is its own, and begins with 1."""
        if item.kind == "ul":
            return self._bullets
        if item.number not in lists:
            lists[item.number] = self._begun(self._decimals)
        return lists[item.number]

    def _runs(self, words: list[Words]) -> Iterator[Any]:
        for href, together in joined(words):
            runs = [self._run(one) for one in together]
            shown = runs if not href else [self._link(href, runs)]
            yield from self._placed(together[0].place, shown)

    def _placed(self, anchor: str, shown: list[Any]) -> list[Any]:
        """Return runs as a place that links lead to, if they are one."""
        if not anchor:
            return shown
        self._bookmarks += 1
        begun, ended = place(self._bookmarks, self.places[anchor])
        return [begun, *shown, ended]

    def _run(self, one: Words) -> Any:
        style = LINKED if one.href else ""
        align = "superscript" if one.raised else ""
        return run(one.text, bold=one.bold, italic=one.italic, code=one.code, style=style, align=align)

    def _link(self, href: str, runs: list[Any]) -> Any:
        if href.startswith("#"):
            return linked(self.places[href.removeprefix("#")], *runs)
        made = element("hyperlink", *runs, history="1")
        key = self.document.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        made.set(qn("r:id"), key)
        return made

    def _made_lists(self) -> tuple[str, str]:
        """Put the two kinds of lists into the document: what is between them and the words of each level."""
        taken = [int(one.get(qn("w:abstractNumId"))) for one in self._numbering.iter(qn("w:abstractNum"))]
        bullets, decimals = max(taken, default=0) + 1, max(taken, default=0) + 2
        self._numbering.insert(0, _kind(decimals, "decimal", lambda level: f"%{level + 1}."))
        self._numbering.insert(0, _kind(bullets, "bullet", lambda level: BULLETS[level % len(BULLETS)]))
        return str(self._numbering.add_num(bullets).numId), str(decimals)

    def _begun(self, kind: str) -> str:
        """Begin a list of a kind, from 1 at each level."""
        number = self._numbering.add_num(int(kind))
        for level in range(LEVELS):
            number.add_lvlOverride(ilvl=level).add_startOverride(1)
        return str(number.numId)


def _kind(number: int, shape: str, mark: Any) -> Any:
    levels = (
        element(
            "lvl",
            element("start", val="1"),
            element("numFmt", val=shape),
            element("lvlText", val=mark(level)),
            element("lvlJc", val="left"),
            ilvl=str(level),
        )
        for level in range(LEVELS)
    )
    return element(
        "abstractNum", element("multiLevelType", val="multilevel"), *levels, abstractNumId=str(number)
    )


def _is_plain(piece: Piece) -> bool:
    return piece.item is None and not piece.quoted

"""Clean HTML, as Markdown gives it, taken apart into paragraphs and the words in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

_SPACES = re.compile(r"[ \t\n\r\f]+")
_LISTS = ("ul", "ol")


@dataclass(frozen=True)
class Words:
    """Words that look alike; ``href`` is where they lead, if anywhere."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    href: str = ""
    raised: bool = False
    place: str = ""  # what leads to these words, as a page calls it


@dataclass
class Item:
    """A list that is open: of which kind, and which one of the text it is."""

    kind: str
    number: int


@dataclass
class Piece:
    """A paragraph: its words, the list it stands in and whether it has its mark, how deep it lies or is quoted."""

    words: list[Words] = field(default_factory=list)
    item: Item | None = None
    is_marked: bool = False
    depth: int = 0
    quoted: int = 0


def pieces_of(html: str) -> list[Piece]:
    """Return the paragraphs of a text, in order; each tag that our Markdown lets through is known here."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_piece()
    return reader.pieces


class _Reader(HTMLParser):
    """Reads tags one after another; nothing is nested in Python, however deep it is in the text."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[Piece] = []
        self._piece: Piece | None = None
        self._lists: list[Item] = []
        self._numbered = 0
        self._is_marked = False  # whether the next paragraph gets the mark of its list
        self._quoted = 0
        self._open = {"strong": 0, "em": 0, "code": 0, "sup": 0}
        self._href = self._place = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin what the tag begins."""
        if tag in self._open:
            self._open[tag] += 1
        elif tag == "a":
            self._href, self._place = dict(attrs).get("href") or "", dict(attrs).get("id") or ""
        elif tag == "br":
            self._add("\n")
        else:
            self.end_piece()
            self._begin(tag)

    def _begin(self, tag: str) -> None:
        if tag in _LISTS:
            self._numbered += 1
            self._lists.append(Item(tag, self._numbered))
        elif tag == "li":
            self._is_marked = True
        elif tag == "blockquote":
            self._quoted += 1

    def handle_endtag(self, tag: str) -> None:
        """End what the tag ends."""
        if tag in self._open:
            self._open[tag] -= 1
        elif tag == "a":
            self._href = self._place = ""
        elif tag != "br":
            self._end(tag)

    def _end(self, tag: str) -> None:
        if tag == "li" and self._is_marked and self._piece is None:
            self._piece = self._begun()  # an item without a word has its mark all the same
        self.end_piece()
        if tag in _LISTS:
            self._lists.pop()
        elif tag == "blockquote":
            self._quoted -= 1

    def handle_data(self, data: str) -> None:
        """Keep the words, with single spaces."""
        text = _SPACES.sub(" ", data)
        if self._piece is None or _ends_a_line(self._piece):
            text = text.lstrip(" ")
        if text:
            self._add(text)

    def _add(self, text: str) -> None:
        self._piece = self._piece or self._begun()
        marks = {"bold": "strong", "italic": "em", "code": "code", "raised": "sup"}
        looks = {name: self._open[tag] > 0 for name, tag in marks.items()}
        self._piece.words.append(Words(text, href=self._href, place=self._place, **looks))

    def _begun(self) -> Piece:
        marked, self._is_marked = self._is_marked, False
        item = self._lists[-1] if self._lists else None
        return Piece([], item, marked, len(self._lists), self._quoted)

    def end_piece(self) -> None:
        """End the paragraph that is open."""
        if self._piece is not None:
            if words := self._piece.words:
                words[-1] = replace(words[-1], text=words[-1].text.rstrip(" "))
            self.pieces.append(self._piece)
            self._piece = None


def _ends_a_line(piece: Piece) -> bool:
    return bool(piece.words) and piece.words[-1].text.endswith("\n")


def joined(words: list[Words]) -> Iterator[tuple[str, list[Words]]]:
    """Give the words by where they lead: a link is one link, however its words look."""
    at = 0
    while at < len(words):
        end = at + 1
        while end < len(words) and words[end].href == words[at].href:
            end += 1
        yield words[at].href, words[at:end]
        at = end

"""A PDF as it is looked at when it is checked: its pages, places, bookmarks, figures, fonts."""

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from csp.documents.reading import Reader, inside

_OUTSIDE = ("http:", "https:", "mailto:")
_BETWEEN = r"[|\s]*"


class Seen:
    """A PDF and what can be seen in it; ``names`` is how signs without a letter are written in it."""

    def __init__(self, document: pikepdf.Pdf, names: dict[str, str]) -> None:
        reader = Reader()
        self._document = document
        self._names = str.maketrans(names)
        self._metadata = document.open_metadata()  # read and not changed, so read once
        self.root = document.Root
        self.pages = [reader.pieces(page) for page in document.pages]
        self._number_of = {page.obj.objgen: at for at, page in enumerate(document.pages, start=1)}
        self.places = dict(self._places())

    @property
    def count(self) -> int:
        """Return how many pages it has."""
        return len(self.pages)

    def written(self, text: str) -> str:
        """Return a text of the report as the PDF has it: on one line, with signs as their names."""
        return " ".join(text.translate(self._names).split())

    def says(self, page: int, words: str) -> bool:
        """Return whether a page, counted from 1, says these words in one piece."""
        return any(" ".join(piece.split()) == words for piece in self.pages[page - 1])

    def _page_of(self, place: Any) -> int:
        return self._number_of.get(place[0].objgen, 0)

    def _places(self) -> Iterator[tuple[str, int]]:
        tree = inside(self.root, "/Names", "/Dests")
        if tree:
            for name, place in pikepdf.NameTree(tree).items():
                if page := self._page_of(place):
                    yield str(name), page

    def destinations(self) -> list[str]:
        """Return the names of the places that links lead to."""
        return [str(link.Dest) for link in self._annotations() if "/Dest" in link]

    def bookmarks(self) -> list[tuple[str, int]]:
        """Return the bookmarks of the first level, each with its page."""
        with self._document.open_outline() as outline:
            return [(" ".join(item.title.split()), self._page_of(item.destination)) for item in outline.root]

    def page_printed_for(self, heading: str, *, pages: range) -> int:
        """Return the page that the contents, on those pages, print for a heading; 0 where they have none."""
        text = "|".join(piece.strip() for at in pages for piece in self.pages[at - 1]) + "|"
        spelt = _BETWEEN.join(re.escape(letter) for letter in heading if not letter.isspace())
        found = re.search(rf"{spelt}[|\s.]*\|(\d+)\|", text)
        return int(found[1]) if found else 0

    def said_of_figures(self) -> list[str]:
        """Return the words that stand for each figure, in order; empty where it has none."""
        return [
            " ".join(str(one.get("/Alt", "")).split())
            for one in self._elements(inside(self.root, "/StructTreeRoot", "/K"))
            if one.get("/S") == "/Figure"
        ]

    def _elements(self, part: Any) -> Iterator[Any]:
        """Give the elements of the tree of tags, in reading order."""
        waiting = [part]
        while waiting:
            one = waiting.pop()
            if isinstance(one, pikepdf.Array):
                waiting.extend(reversed(list(one)))
            elif isinstance(one, pikepdf.Dictionary) and "/S" in one:
                yield one
                waiting.append(one.get("/K"))

    def title(self) -> str:
        """Return its title."""
        return self.mark("dc:title")

    def mark(self, name: str) -> str:
        """Return what it says of itself under a name, such as what it conforms to."""
        return str(self._metadata.get(name, ""))

    def fonts_left_out(self) -> list[str]:
        """Return the fonts that its pages name and that are not inside it."""
        found = set()
        for page in self._document.pages:
            for font in inside(page.obj, "/Resources", "/Font").values():
                within = inside(font.get("/DescendantFonts", [font])[0], "/FontDescriptor")
                if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(within.keys()):
                    found.add(str(font.get("/BaseFont", "")))
        return sorted(found)

    def reaching(self) -> list[str]:
        """Return what it would open, start or bring along: only links to web pages and mail are none of these."""
        named = inside(self.root, "/Names")
        found = [name for name in ("/JavaScript", "/EmbeddedFiles") if name in named]
        found += [name for name in ("/OpenAction", "/AA", "/AcroForm", "/AF") if name in self.root]
        for link in self._annotations():
            action = link.get("/A")
            address = str(action.get("/URI", action.get("/S", ""))) if action is not None else ""
            if address and not address.lower().startswith(_OUTSIDE):
                found.append(address)
        return found

    def _annotations(self) -> Iterator[Any]:
        for page in self._document.pages:
            yield from inside(page.obj, "/Annots")

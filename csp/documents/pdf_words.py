"""All words that a PDF carries, by where they stand: on its pages, in its bookmarks, properties and descriptions."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

from csp.documents.page_text import PageText

BOOKMARKS, PROPERTIES, DESCRIBED = "its bookmarks", "its properties", "its descriptions for a screen reader"
SAID = ("/Alt", "/ActualText", "/T", "/E", "/Contents")
DIRECT = (0, 0)  # one that is written where it is used


def words_in(pdf: bytes) -> dict[str, str]:
    """Return the words of a PDF by where they stand; nothing of one that can't be opened."""
    try:
        with pikepdf.open(BytesIO(pdf)) as document:
            reader = PageText()
            pages = {f"page {at}": reader.of(page) for at, page in enumerate(document.pages, start=1)}
            with document.open_outline() as outline:
                bookmarks = "\n".join(_titles(outline.root))
            return {
                **pages,
                BOOKMARKS: bookmarks,
                PROPERTIES: "\n".join(_properties(document)),
                DESCRIBED: "\n".join(_described(document)),
            }
    except pikepdf.PdfError:
        return {}


def _titles(items: Any) -> Iterator[str]:
    for item in items:
        yield item.title
        yield from _titles(item.children)


def _properties(document: pikepdf.Pdf) -> Iterator[str]:
    yield from (str(value) for value in document.docinfo.values())
    if isinstance(about := document.Root.get("/Metadata"), pikepdf.Stream):
        yield about.read_bytes().decode("utf-8", "replace")


def _described(document: pikepdf.Pdf) -> Iterator[str]:
    """Give what is said of pictures and links, and in the place of letters."""
    waiting: list[Any] = [document.Root.get("/StructTreeRoot")]
    waiting += [page.get("/Annots") for page in document.pages]
    seen = set()
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting.extend(one)
        elif isinstance(one, pikepdf.Dictionary) and (one.objgen == DIRECT or one.objgen not in seen):
            seen.add(one.objgen)
            yield from (str(one[name]) for name in SAID if name in one)
            waiting.append(one.get("/K"))

"""Makes what the renderer writes smaller while it writes it: less to hold, to compress and to read again."""

from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any

import pydyf
from weasyprint import Document

# The renderer ends a string and begins another at each letter whose width it rounded, to move by nothing.
_NO_MOVE = b">0<"


def lighten(document: Document) -> None:
    """Let each page, once it is painted, be held as one piece, without moves that move nothing."""
    for page in document.pages:
        page.paint = partial(_painted, page.paint)
    # Asked once for each tag, and written anew each time: a report of 100 pages has 30,000 tags.
    pydyf.PDF.page_references = property(_references)


def _painted(paint: Callable[..., None], stream: pydyf.Stream, scale: float) -> None:
    paint(stream, scale)
    _, _, written = pydyf.Stream(stream.stream).data.partition(b"\nstream\n")
    stream.stream[:] = [written.removesuffix(b"\nendstream").replace(_NO_MOVE, b"")]


def _references(pdf: pydyf.PDF) -> tuple[bytes, ...]:
    return _written(tuple(pdf.pages["Kids"]))


@lru_cache(maxsize=1)
def _written(kids: tuple[Any, ...]) -> tuple[bytes, ...]:
    return tuple(f"{page} 0 R".encode() for page in kids[::3])

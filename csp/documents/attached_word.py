"""What a Word document is that goes with a report: what keeps it out, and what is known of it without its authors."""

import re
from html import unescape
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from csp.documents.attached_pdf import MILLION, MOST_DOTS
from csp.documents.public_pdf import NotForEverybody
from csp.documents.public_word import for_everybody

BROKEN = "The Word document can’t be opened: it is damaged or not whole. Save it again, then choose it again"
DOES_SOMETHING = (
    "The Word document holds macros or controls. Save it as an ordinary Word document (.docx), or as a PDF"
)
TOO_LARGE_A_PICTURE = (
    "A picture in the Word document has {dots} million dots, and one may have {most} million. Make it smaller, then "
    "choose the document again"
)
STYLES = "word/styles.xml"
_ACTIVE = ("word/vba", "word/activex/")
_LANGUAGE = re.compile(rb'<w:lang\s[^>]*?w:val="([^"]+)"')
_WORDS = re.compile(rb"<(?:w|a|m):t(?:\s[^>]*)?>([^<]*)<|</w:p>")
_SAID = re.compile(rb'\s(?:descr|title)="([^"]*)"')
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
_FRAME = re.compile(rb"\xff[\xc0-\xc3\xc5-\xc7\xc9-\xcb\xcd-\xcf].{3}(.{2})(.{2})", re.DOTALL)


def looked_through(content: bytes, *, title: str) -> tuple[dict[str, Any], bytes]:
    """Return what is known of a Word document, and the document as everybody will have it.

    Raises NotForEverybody, with what to do about it. Nobody knows how many pages it has: they are made by whatever
    opens it.
    """
    try:
        with ZipFile(BytesIO(content)) as packed:
            if any(name.lower().startswith(_ACTIVE) for name in packed.namelist()):
                raise NotForEverybody(DOES_SOMETHING)
            if packed.testzip():
                raise NotForEverybody(BROKEN)
    except BadZipFile as wrong:
        raise NotForEverybody(BROKEN) from wrong
    cleaned, has_headings = for_everybody(content, title=title)
    with ZipFile(BytesIO(cleaned)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    for part in parts.values():
        if (dots := _dots(part)) > MOST_DOTS:
            raise NotForEverybody(TOO_LARGE_A_PICTURE.format(dots=dots // MILLION, most=MOST_DOTS // MILLION))
    language = _LANGUAGE.search(parts.get(STYLES, b""))
    known: dict[str, Any] = {
        "pages": 0,
        "language": language[1].decode(errors="replace") if language else "",
        "turned": [],
        "silent": [],
        "is_tagged": has_headings,
        "text": "\n".join(_text(part) for name, part in parts.items() if name.endswith(".xml")),
    }
    return known, cleaned


def _text(part: bytes) -> str:
    written = b"".join(found[1] if found[1] is not None else b"\n" for found in _WORDS.finditer(part))
    told = b"\n".join(_SAID.findall(part))
    return unescape((written + b"\n" + told).decode(errors="replace")).strip()


def _dots(part: bytes) -> int:
    """Return how many dots a picture says that it has; what is no PNG or JPEG has none."""
    if part.startswith(_PNG):
        return int.from_bytes(part[16:20], "big") * int.from_bytes(part[20:24], "big")
    if part.startswith(_JPEG) and (frame := _FRAME.search(part)):
        return int.from_bytes(frame[1], "big") * int.from_bytes(frame[2], "big")
    return 0

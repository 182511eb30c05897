"""What a file is, by what is in it: its name is only what somebody called it."""

import io
import re
import zipfile
from enum import StrEnum

# Bytes that no table of text has, whatever its encoding: control characters besides tabs and the ends of lines.
_NOT_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class MediaType(StrEnum):
    """The types of files that are kept."""

    PDF = "application/pdf"
    WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    CSV = "text/csv"
    DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    PNG = "image/png"
    JPEG = "image/jpeg"

    @property
    def word(self) -> str:
        """Return what people call it."""
        return _WORDS[self]

    @property
    def endings(self) -> tuple[str, ...]:
        """Return how the names of such files end."""
        return _ENDINGS[self]


_WORDS = {
    MediaType.PDF: "PDF",
    MediaType.WORKBOOK: "Excel",
    MediaType.CSV: "text",
    MediaType.DOCUMENT: "Word",
    MediaType.PNG: "picture",
    MediaType.JPEG: "picture",
}
_ENDINGS = {
    MediaType.PDF: (".pdf",),
    MediaType.WORKBOOK: (".xlsx",),
    MediaType.CSV: (".csv", ".txt"),
    MediaType.DOCUMENT: (".docx",),
    MediaType.PNG: (".png",),
    MediaType.JPEG: (".jpg", ".jpeg"),
}
_BEGINNINGS = {b"%PDF-": MediaType.PDF, b"\x89PNG\r\n\x1a\n": MediaType.PNG, b"\xff\xd8\xff": MediaType.JPEG}
_PACKED = {"xl/workbook.xml": MediaType.WORKBOOK, "word/document.xml": MediaType.DOCUMENT}


def media_type(content: bytes) -> MediaType | None:
    """Return what the content is, or none when it is nothing that is kept."""
    if content.startswith(b"PK"):
        members = _members(content)
        return next((found for member, found in _PACKED.items() if member in members), None)
    for beginning, found in _BEGINNINGS.items():
        if content.startswith(beginning):
            return found
    return MediaType.CSV if _is_text(content) else None


def _members(content: bytes) -> set[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return set(packed.namelist())
    except zipfile.BadZipFile:
        return set()


def _is_text(content: bytes) -> bool:
    return content.startswith(_UTF_16) or not _NOT_TEXT.search(content)

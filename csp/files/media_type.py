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


def media_type(content: bytes) -> MediaType | None:
    """Return what the content is, or none when it is nothing that is kept."""
    if content.startswith(b"PK"):
        return MediaType.WORKBOOK if "xl/workbook.xml" in _members(content) else None
    if content.startswith(b"%PDF-"):
        return MediaType.PDF
    return MediaType.CSV if _is_text(content) else None


def _members(content: bytes) -> set[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return set(packed.namelist())
    except zipfile.BadZipFile:
        return set()


def _is_text(content: bytes) -> bool:
    return content.startswith(_UTF_16) or not _NOT_TEXT.search(content)

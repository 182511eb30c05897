"""What is said of a pack in a few words: its file, its version, when it was issued."""

from django.utils import timezone

from csp.kernel import day_words
from scrutiny.models import Pack

KILOBYTE = 1024


def file_words(pack: Pack) -> str:
    """Return what one downloads: “PDF, 9 pages, 210 KB”."""
    pages = f"{pack.pages} page{'' if pack.pages == 1 else 's'}"
    return f"PDF, {pages}, {size_words(pack.file.size)}"  # type: ignore[union-attr]


def size_words(size: int) -> str:
    """Return a size as people read it: 210 KB, 1.4 MB."""
    kilobytes = max(1, round(size / KILOBYTE))
    return f"{kilobytes} KB" if kilobytes < 1000 else f"{size / KILOBYTE / KILOBYTE:.1f} MB"


def issued_words(pack: Pack) -> str:
    """Return when it was issued: “8 January 2027”."""
    return day_words.plain(timezone.localdate(pack.issued_at)) if pack.issued_at else ""

"""What is said of a pack in a few words: its file, its version, when it was issued."""

from django.utils import timezone

from csp.kernel import day_words
from csp.kernel.file_size import size_words
from scrutiny.models import Pack


def file_words(pack: Pack) -> str:
    """Return what one downloads: “PDF, 9 pages, 210 KB”."""
    pages = f"{pack.pages} page{'' if pack.pages == 1 else 's'}"
    return f"PDF, {pages}, {size_words(pack.file.size)}"  # type: ignore[union-attr]


def issued_words(pack: Pack) -> str:
    """Return when it was issued: “8 January 2027”."""
    return day_words.plain(timezone.localdate(pack.issued_at)) if pack.issued_at else ""

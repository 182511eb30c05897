"""Part 2 as one person takes it: noted on the trail, and their name and the time on each page of a PDF."""

from datetime import datetime

from django.utils import timezone

from csp import audit, files
from csp.files import MediaType
from csp.kernel import day_words
from csp.models import Reader, StoredFile
from scrutiny.models import Pack
from scrutiny.models.verb import Verb


class CannotTake(Exception):
    """A file is not here as it was kept, or can't be given the name of whoever takes it."""


def record_opening(*, pack: Pack, by: Reader, now: datetime) -> None:
    """Write down that somebody opened Part 2 of a report; of Part 1, which is public, nothing."""
    if pack.is_part_2:
        audit.record(Verb.PART_2_READ, subject=pack, by=by, now=now)


def taken_by(*, file: StoredFile, by: Reader, now: datetime) -> bytes:
    """Return a file of Part 2 as its reader takes it: a PDF with their name and the time on each page.

    Raises CannotTake.
    """
    # What stamps PDFs is loaded by whoever takes one, not by every page of the site.
    from csp.documents.stamping import CannotStamp, stamped  # noqa: PLC0415

    try:
        content = files.content_of(file)
        if file.media_type != MediaType.PDF:
            return content
        return stamped(content, words=stamp_of(by=by, now=now))
    except (OSError, ValueError, CannotStamp) as wrong:
        raise CannotTake(str(wrong)) from wrong


def stamp_of(*, by: Reader, now: datetime) -> str:
    """Return what stands on each page: who took it, and when."""
    here = timezone.localtime(now)
    return f"Not for publication. Taken by {by.person.name}, {day_words.plain(here.date())}, {here:%H:%M}"

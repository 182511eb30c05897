"""Keep what somebody gives as a file or as a link, about an action or before a meeting."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError

from csp import files
from csp.files import MediaType, NotKept
from csp.files.media_type import media_type
from csp.kernel.web_link import fault_of
from csp.models import Reader, StoredFile
from plans.models import Evidence, MeetingPaper

MEGABYTES = 10
WRONG_KIND = (
    "The file is not what its name says. Choose a PDF, a Word document, an Excel workbook, a CSV or text file, "
    "or a picture (PNG or JPEG)"
)


@dataclass(frozen=True)
class FileOrLink:
    """What a person says it is: a link, or a file with its name."""

    title: str
    link: str = ""
    content: bytes = b""
    name: str = ""


def keep_given(*, given: FileOrLink, about: Evidence | MeetingPaper, by: Reader, now: datetime) -> None:
    """Let a record hold what was given, its file kept where only the record's readers come.

    Raises ValidationError with the sentence when the file or the link can't be kept.
    """
    about.title, about.link = given.title, given.link
    if not given.link:
        about.file = _kept(given, about, by=by, now=now)
    elif fault := fault_of(given.link):
        raise ValidationError({"link": fault})


def _kept(given: FileOrLink, about: Evidence | MeetingPaper, *, by: Reader, now: datetime) -> StoredFile:
    """Keep the file, if its name and its content say the same."""
    found = media_type(given.content)
    if given.content and (found is None or not given.name.lower().endswith(found.endings)):
        raise ValidationError({"file": WRONG_KIND})
    try:
        return files.keep(
            given.content,
            name=given.name,
            allowed=set(MediaType),
            megabytes=MEGABYTES,
            partnership_id=about.partnership_id,
            circle_id=about.circle_id,
            by=by,
            now=now,
        )
    except NotKept as refused:
        raise ValidationError({"file": str(refused)}) from refused

"""Look through a file that is to be an appendix, and keep it as everybody will have it."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError

from csp import files
from csp.documents.looking import Looked, look_through
from csp.documents.public_pdf import NotForEverybody
from csp.files import MediaType, NotKept
from csp.files.keeping import MEGABYTE
from csp.files.media_type import media_type
from csp.models import Reader, StoredFile
from csp.policies.kept_words import SaysKeptWords, tells_kept_words
from scrutiny.models import AppendixFile, Report

KINDS = {MediaType.PDF, MediaType.DOCUMENT}
WRONG_KIND = (
    "The file is not what its name says. An appendix is a PDF or a Word document (.docx): save anything else, such "
    "as a workbook or slides, as a PDF"
)
OLD_OR_LOCKED = (
    "The file is encrypted, or was saved by an old version of Office. Save it without a password as a .docx or a "
    "PDF"
)
NOT_HERE = "The file that this appendix has can’t be read any more. Choose it again"
# How an encrypted Office document begins, and one of before 2007.
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True)
class Given:
    """A file as somebody gave it: its bytes, its name, and the title under which everybody will have it."""

    content: bytes
    name: str
    title: str


@dataclass(frozen=True)
class LookedThrough:
    """A file that may be an appendix: of which kind it is, and what is known of it."""

    kind: MediaType
    looked: Looked


def looked_at(*, given: Given) -> LookedThrough:
    """Return what is known of a file and it without its authors; nothing is locked meanwhile.

    Raises ValidationError by answer, with the fault and what to do about it.
    """
    if len(given.content) > settings.APPENDIX_MEGABYTES * MEGABYTE:
        raise _refused(f"The file must be {settings.APPENDIX_MEGABYTES} MB or smaller")
    if given.content.startswith(_OLD_OFFICE):
        raise _refused(OLD_OR_LOCKED)
    found = media_type(given.content)
    if found not in KINDS or not given.name.lower().endswith(found.endings):
        raise _refused(WRONG_KIND)
    try:
        looked = look_through(
            given.content,
            is_word=found == MediaType.DOCUMENT,
            title=given.title,
            most_pages=settings.APPENDIX_PAGES,
        )
    except NotForEverybody as refused:
        raise _refused(str(refused)) from refused
    return LookedThrough(found, looked)


def looked_at_again(*, checked: AppendixFile, title: str) -> LookedThrough:
    """Return a file that is kept under another title. Raises ValidationError where it is not as it was kept."""
    try:
        content = files.content_of(checked.file)
    except (OSError, ValueError) as gone:
        raise _refused(NOT_HERE) from gone
    ending = MediaType(checked.file.media_type).endings[0]
    return looked_at(given=Given(content, f"appendix{ending}", title))


def keep_looked(*, found: LookedThrough, report: Report, by: Reader, now: datetime) -> AppendixFile:
    """Keep a file, under a name that says nothing, and what is known of it.

    Raises SaysKeptWords where it tells a name outside its circle.
    """
    looked = found.looked
    if tells_kept_words([looked.text], by=by, circle_id=None):
        raise SaysKeptWords("file")
    try:
        file = files.keep(
            looked.content,
            name=f"appendix{found.kind.endings[0]}",
            allowed=KINDS,
            megabytes=settings.APPENDIX_MEGABYTES * 2,  # a file that was packed tighter may grow
            partnership_id=report.partnership_id,
            circle_id=None,
            by=by,
            now=now,
        )
    except NotKept as refused:
        raise _refused(str(refused)) from refused
    checked = AppendixFile(
        report=report,
        file=file,
        pages=looked.pages,
        is_tagged=looked.is_tagged,
        language=looked.language[: AppendixFile._meta.get_field("language").max_length],
        turned=list(looked.turned),
        silent=list(looked.silent),
        text=looked.text,
    )
    checked.save()
    return checked


def is_as_kept(*, file: StoredFile) -> bool:
    """Return whether a file is still here, and is what was kept."""
    try:
        files.content_of(file)
    except (OSError, ValueError):
        return False
    return True


def _refused(sentence: str) -> ValidationError:
    return ValidationError({"file": sentence})

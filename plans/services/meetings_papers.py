"""Put a paper before a meeting, a file or a link; take one away."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit, files
from csp.files import MediaType, NotKept
from csp.files.media_type import media_type
from csp.kernel.keys import new_key
from csp.kernel.web_link import fault_of
from csp.models import Reader, StoredFile
from plans.models import Meeting, MeetingPaper
from plans.models.verb import Verb
from plans.policies.meetings import may_run
from plans.queries import meetings
from plans.services.evidence import MEGABYTES, WRONG_KIND
from plans.services.meetings import remember


@dataclass(frozen=True)
class PaperAnswers:
    """What a person says a paper is: a link, or a file with its name."""

    title: str
    link: str = ""
    content: bytes = b""
    name: str = ""


@transaction.atomic
def add_paper(
    *, meeting: Meeting, answers: PaperAnswers, by: Reader, now: datetime, key: str | None = None
) -> MeetingPaper:
    """Put a paper before a meeting, as the last, under a key that was minted with the form, or a new one.

    Raises PermissionDenied, ValidationError with the sentence when the file or the link can't be kept, and
    IntegrityError when the key is taken.
    """
    may_run(by, meeting.partnership_id).require()
    meetings.hold(by, meeting=meeting.pk)
    last = meetings.papers_open_to(by).filter(meeting=meeting).last()
    paper = MeetingPaper(meeting=meeting, key=key or new_key(), position=last.position + 1 if last else 1)
    paper.title, paper.link = answers.title, answers.link
    if not answers.link:
        paper.file = _kept(meeting, answers, by=by, now=now)
    elif fault := fault_of(answers.link):
        raise ValidationError({"link": fault})
    audit.save(paper, by=by, why=Verb.PAPER_ADDED, now=now)
    remember(meeting=meeting, by=by)
    return paper


@transaction.atomic
def remove_paper(*, key: str, version: int, by: Reader, now: datetime) -> MeetingPaper:
    """Take a paper away; what it was called stays in its history, and what was in its file goes.

    Raises PermissionDenied, and NewerVersion when somebody saved it meanwhile.
    """
    paper = audit.locked(meetings.papers_open_to(by), key=key, version=version)
    may_run(by, paper.partnership_id).require()
    audit.remove(paper, by=by, why=Verb.PAPER_REMOVED, now=now)
    if paper.file:
        files.let_go(paper.file)
    remember(meeting=paper.meeting, by=by)
    return paper


def record_download(*, paper: MeetingPaper, by: Reader, now: datetime) -> None:
    """Write down that somebody took a paper out."""
    audit.record(Verb.PAPER_DOWNLOADED, subject=paper, by=by, now=now)


def _kept(meeting: Meeting, answers: PaperAnswers, *, by: Reader, now: datetime) -> StoredFile:
    """Keep the file, if its name and its content say the same."""
    found = media_type(answers.content)
    if answers.content and (found is None or not answers.name.lower().endswith(found.endings)):
        raise ValidationError({"file": WRONG_KIND})
    try:
        return files.keep(
            answers.content,
            name=answers.name,
            allowed=set(MediaType),
            megabytes=MEGABYTES,
            partnership_id=meeting.partnership_id,
            circle_id=None,
            by=by,
            now=now,
        )
    except NotKept as refused:
        raise ValidationError({"file": str(refused)}) from refused

"""Put a paper before a panel, as a file or as where it is kept; take one away."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit, files
from csp.files import MediaType, NotKept
from csp.files.media_type import media_type
from csp.kernel.keys import new_key
from csp.models import Reader
from dhr.models import PanelMeeting, PanelPaper
from dhr.models.verb import Verb
from dhr.policies.reviews import may_run
from dhr.queries import courses, panel_meetings
from plans.services.files_and_links import MEGABYTES, WRONG_KIND


@dataclass(frozen=True)
class PaperAnswers:
    """What a person says a paper is: a file with its name, or where it is kept."""

    title: str
    kept_at: str = ""
    content: bytes = b""
    name: str = ""


@transaction.atomic
def add_paper(
    *, meeting: PanelMeeting, answers: PaperAnswers, by: Reader, now: datetime, key: str | None = None
) -> PanelPaper:
    """Put a paper before a meeting, under a key that was minted with the form, or a new one.

    Its file opens for the panel alone. Raises PermissionDenied, ValidationError with the sentence when the file
    can't be kept, and IntegrityError when the key is taken.
    """
    meeting = panel_meetings.hold(by, meeting=meeting.pk)
    may_run(by, meeting.review).require()
    paper = PanelPaper(meeting=meeting, key=key or new_key(), title=answers.title, kept_at=answers.kept_at)
    if not answers.kept_at:
        _keep(paper, answers, by=by, now=now)
    audit.save(paper, by=by, why=Verb.PAPER_ADDED, now=now)
    return paper


@transaction.atomic
def remove_paper(*, key: str, version: int, by: Reader, now: datetime) -> PanelPaper:
    """Take a paper away; what it was called stays in its history, and what was in its file goes.

    Raises PermissionDenied, and NewerVersion when somebody saved it meanwhile.
    """
    courses.hold_of(by, panel_meetings.papers_open_to(by), key=key, review="meeting__review")
    paper = audit.locked(panel_meetings.papers_open_to(by), key=key, version=version)
    may_run(by, paper.meeting.review).require()
    audit.remove(paper, by=by, why=Verb.PAPER_REMOVED, now=now)
    if paper.file:
        files.let_go(paper.file)
    return paper


def record_download(*, paper: PanelPaper, by: Reader, now: datetime) -> None:
    """Write down that somebody took a paper out."""
    audit.record(Verb.PAPER_DOWNLOADED, subject=paper, by=by, now=now)


def _keep(paper: PanelPaper, answers: PaperAnswers, *, by: Reader, now: datetime) -> None:
    """Keep the file for the panel, if its name and its content say the same."""
    found = media_type(answers.content)
    if answers.content and (found is None or not answers.name.lower().endswith(found.endings)):
        raise ValidationError({"file": WRONG_KIND})
    try:
        paper.file = files.keep(
            answers.content,
            name=answers.name,
            allowed=set(MediaType),
            megabytes=MEGABYTES,
            partnership_id=paper.partnership_id,
            circle_id=paper.circle_id,
            by=by,
            now=now,
        )
    except NotKept as refused:
        raise ValidationError({"file": str(refused)}) from refused

"""Put a paper before a panel, as a file or as where it is kept; take one away."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from csp import audit, files
from csp.kernel.keys import new_key
from csp.models import Reader
from dhr.models import PanelMeeting, PanelPaper
from dhr.models.verb import Verb
from dhr.policies.reviews import may_run
from dhr.queries import courses, panel_meetings
from dhr.services.any_file import keep_any


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
        circle = {"partnership_id": paper.partnership_id, "circle_id": paper.circle_id}
        paper.file = keep_any(content=answers.content, name=answers.name, by=by, now=now, **circle)
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

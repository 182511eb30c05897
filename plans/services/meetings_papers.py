"""Put a paper before a meeting, a file or a link; take one away."""

from datetime import datetime

from django.db import transaction

from csp import audit, files
from csp.kernel.keys import new_key
from csp.models import Reader
from plans.models import Meeting, MeetingPaper
from plans.models.verb import Verb
from plans.policies.meetings import may_run
from plans.queries import meetings
from plans.services.files_and_links import FileOrLink, keep_given
from plans.services.meetings import remember


@transaction.atomic
def add_paper(
    *, meeting: Meeting, answers: FileOrLink, by: Reader, now: datetime, key: str | None = None
) -> MeetingPaper:
    """Put a paper before a meeting, as the last, under a key that was minted with the form, or a new one.

    Raises PermissionDenied, ValidationError with the sentence when the file or the link can't be kept, and
    IntegrityError when the key is taken.
    """
    may_run(by, meeting.partnership_id).require()
    meetings.hold(by, meeting=meeting.pk)
    last = meetings.papers_open_to(by).filter(meeting=meeting).last()
    paper = MeetingPaper(meeting=meeting, key=key or new_key(), position=last.position + 1 if last else 1)
    keep_given(given=answers, about=paper, by=by, now=now)
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

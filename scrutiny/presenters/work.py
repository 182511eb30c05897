"""What scrutiny asks of a person: to read the papers of their next meetings."""

from collections.abc import Iterator

from django.urls import reverse

from csp.kernel import day_words
from csp.models import Partnership, Reader
from csp.permissions import Permission
from csp.web.work import Ask
from scrutiny.presenters.pack_words import file_words
from scrutiny.queries import packs


def asks_of(reader: Reader, *, partnership: Partnership) -> Iterator[Ask]:
    """Yield an ask for each paper issued to a committee of the reader's for a meeting still to come."""
    if not reader.holds(Permission.PAPERS_READ_OWN, partnership=partnership.pk):
        return
    known = set()
    for pack in packs.issued_to_me(reader, partnership=partnership):
        paper, meeting = (pack.report_id, pack.meeting_id), pack.meeting
        if paper in known or meeting is None:  # an earlier version of what was just asked
            continue
        known.add(paper)
        yield Ask(
            title=pack.title,
            url=reverse("scrutiny:pack-detail", args=[partnership.slug, pack.key]),
            why=f"{meeting.committee.name}, {day_words.long(meeting.held_on)}. {file_words(pack)}.",
            verb="Read",
            due_on=meeting.held_on,
        )

"""What a search finds in the meetings."""

from csp.kernel import day_words
from csp.kernel.marking import excerpt, holds, marked
from csp.models import Partnership, Reader
from csp.web.search import Found, Result
from plans.models import Meeting
from plans.queries.meetings import with_words


def find_meetings(reader: Reader, *, partnership: Partnership, words: str, at_most: int) -> Found:
    """Return the meetings that hold every one of the words, in their own texts, papers or decisions."""
    found = with_words(reader, partnership=partnership, words=words).prefetch_related("meetingdecisions")
    return Found("Meetings", found.count(), [_result(one, words) for one in found[:at_most]])


def _result(meeting: Meeting, words: str) -> Result:
    texts = [one.text for one in meeting.meetingdecisions.all()] + [meeting.notes, meeting.publicity]
    told = next((text for text in texts if holds(text, words)), "")
    return Result(
        marked(meeting.title, words),
        meeting.get_absolute_url(),
        day_words.plain(meeting.held_on),
        excerpt(told, words) if told else [],
    )

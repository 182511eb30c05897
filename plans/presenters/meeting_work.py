"""What the meetings ask of the coordinator: to write down who came, once a meeting's day has passed."""

from collections.abc import Iterator

from csp.kernel import day_words
from csp.models import Partnership, Reader
from csp.permissions import Permission
from csp.web.work import Ask
from plans.queries.meetings import not_written_up


def asks_of(reader: Reader, *, partnership: Partnership) -> Iterator[Ask]:
    """Yield an ask for each meeting whose day has passed and of which nobody has said that it took place."""
    if not reader.holds(Permission.MEETING_RUN, partnership=partnership.pk):
        return
    for meeting in not_written_up(reader, partnership=partnership):
        yield Ask(
            title=f"Write down who came to {meeting}",
            url=meeting.get_absolute_url(),
            why=f"It was to be on {day_words.long(meeting.held_on)}. Write down what became of it.",
            verb="Write up",
        )

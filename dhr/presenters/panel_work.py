"""What panel meetings ask of whoever runs a review: to write up a meeting once its day has passed."""

from collections.abc import Iterator

from csp.kernel import day_words
from csp.models import Partnership, Reader
from csp.web.work import Ask
from dhr.queries.panel_meetings import not_written_up


def asks_of(reader: Reader, *, partnership: Partnership) -> Iterator[Ask]:
    """Yield an ask for each meeting whose day has passed and of which nobody has said that it took place."""
    if not reader.is_in_a_circle:
        return
    for meeting in not_written_up(reader, partnership=partnership):
        yield Ask(
            title=f"Write down who came to {meeting}",
            url=meeting.get_absolute_url(),
            why=f"{meeting.review}: the panel was to meet on {day_words.long(meeting.held_on)}.",
            verb="Write up",
        )

"""What the copies of a review ask of whoever runs it: to send them, and to say that they are sent."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse

from csp.kernel import day_words
from csp.models import Partnership, Reader
from csp.web.work import Ask
from dhr.models.capacity import RUNNING
from dhr.queries.copies import due_near

SOON = timedelta(days=14)


def asks_of(reader: Reader, *, partnership: Partnership) -> Iterator[Ask]:
    """Yield an ask for each copy that is to be sent soon, or is late."""
    if not reader.is_in_a_circle:
        return
    until = reader.today + SOON
    for one in due_near(reader, partnership=partnership, until=until, wanted=RUNNING):
        yield Ask(
            title=f"Send a copy: {one.review.code_name}",
            url=reverse("dhr:copy-send", args=[partnership.slug, one.key]),
            why=f"{one} is to have one by {day_words.long(one.due_on)}. Say when it is sent.",
            verb="Mark as sent",
            due_on=one.due_on,
            is_late=one.due_on < reader.today,
        )

"""What the log of contact with the family asks of whoever keeps it: to keep what was promised."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse

from csp.kernel import day_words
from csp.models import Partnership, Reader
from csp.web.work import Ask
from dhr.policies.contacts import KEEP_THE_LOG
from dhr.queries.contacts import promises_due

SOON = timedelta(days=14)


def asks_of(reader: Reader, *, partnership: Partnership) -> Iterator[Ask]:
    """Yield an ask for each promise that is due soon or late; what was promised is read in the log alone."""
    if not reader.is_in_a_circle:
        return
    until = reader.today + SOON
    for one in promises_due(reader, partnership=partnership, until=until, wanted=KEEP_THE_LOG):
        if one.promised_for is None:
            continue
        yield Ask(
            title=f"Something was promised: {one.review.code_name}",
            url=reverse("dhr:contact-keep", args=[partnership.slug, one.key]),
            why=f"It was promised for {day_words.long(one.promised_for)}. Say when it is kept.",
            verb="Mark as kept",
            due_on=one.promised_for,
            is_late=one.promised_for < reader.today,
        )

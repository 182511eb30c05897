"""What everybody on a review is to know of at once: that somebody who was not on it opened it in an emergency."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse

from csp.models import Partnership, Reader
from csp.web.work import Ask
from dhr.presenters.emergencies import moment
from dhr.queries import emergencies

LATELY = timedelta(days=7)


def asks_of(reader: Reader, *, partnership: Partnership) -> Iterator[Ask]:
    """Yield an ask for each time in the last week that others did so, open or shut again."""
    if not reader.is_in_a_circle:
        return
    for one in emergencies.lately(reader, partnership=partnership, since=reader.today - LATELY):
        people = reverse("dhr:member-list", args=[partnership.slug, one.review.key])
        until = f"It was open to them until {moment(one.shut_at)}." if one.shut_at else ""
        yield Ask(
            title=f"{one.member.person.name} opened {one.review} in an emergency",
            url=f"{people}#{one.key}",
            why=until or f"It is open to them until {moment(one.shuts_at)}, to read.",
            verb="See why",
        )

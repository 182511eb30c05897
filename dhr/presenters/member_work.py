"""What reviews ask of the people on them: to sign the statement, and of whoever runs one to see who leaves it."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse

from csp.kernel import day_words
from csp.models import Partnership, Reader
from csp.web.work import Ask
from dhr.queries import members

SOON = timedelta(days=14)


def asks_of(reader: Reader, *, partnership: Partnership) -> Iterator[Ask]:
    """Yield the statements that the reader is asked to sign, and what a review of theirs lacks or is to lose."""
    for one in members.asked_of(reader).in_partnership(partnership):
        yield Ask(
            title="Read a confidentiality statement and sign it",
            url=reverse("dhr:member-sign", args=[partnership.slug, one.key]),
            why="You are asked onto a confidential review. Nothing of it opens to you before.",
            verb="Read it",
        )
    if not reader.is_in_a_circle:
        return
    for one in members.ends_soon(reader, partnership=partnership, until=reader.today + SOON):
        yield Ask(
            title=f"{one.person.name} is on {one.review} until {day_words.plain(one.ends_on)}",
            url=one.get_absolute_url(),
            why="The review shuts to them then. Extend their place, or let it end.",
            verb="See who is on it",
            due_on=one.ends_on,
        )
    for review in members.run_without_a_deputy(reader, partnership=partnership):
        yield Ask(
            title=f"{review} has no coordinator or no deputy",
            url=reverse("dhr:member-list", args=[partnership.slug, review.key]),
            why="Somebody always coordinates a review, and somebody always stands in.",
            verb="See who is on it",
            is_late=True,
        )

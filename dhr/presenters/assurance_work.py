"""What the actions of reviews ask of whoever runs one: to have those checked that are reported complete."""

from collections.abc import Iterator

from django.urls import reverse

from csp.models import Partnership, Reader
from csp.web.work import Ask
from dhr.queries import assurances


def asks_of(reader: Reader, *, partnership: Partnership) -> Iterator[Ask]:
    """Yield the actions that are reported complete and that nobody but their lead has looked at."""
    if not reader.is_in_a_circle:
        return
    for action in assurances.complete_and_not_checked(reader, partnership=partnership):
        yield Ask(
            title=f"Have “{action}” checked",
            url=reverse("dhr:assurance-detail", args=[partnership.slug, action.key]),
            why="It is reported complete. Somebody other than its lead checks it before it closes.",
            verb="See what is missing",
        )

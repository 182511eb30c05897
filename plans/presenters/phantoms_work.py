"""What “My work” says of the actions that nobody answers for, to whoever sees to them."""

from collections.abc import Iterator

from django.urls import reverse

from csp.models import Partnership, Reader
from csp.web.work import Ask
from plans.policies.phantoms import may_see_to
from plans.queries.phantoms import numbers_by_plan


def asks_of(reader: Reader, *, partnership: Partnership) -> Iterator[Ask]:
    """Yield an ask for each plan that has such actions: all of them, or those that the reader's authority leads."""
    if not may_see_to(reader, partnership):
        return
    for plan, number in numbers_by_plan(reader, partnership=partnership).items():
        yield Ask(
            title=f"{number} {'action has' if number == 1 else 'actions have'} nobody who answers for "
            f"{'it' if number == 1 else 'them'}",
            url=reverse("plans:plan-unanswered", args=[partnership.slug, plan.key]),
            why=f"Nobody is named, the holder has left, or two rounds heard nothing. {plan.title}.",
            verb="See",
        )

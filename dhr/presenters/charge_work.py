"""What charges ask of whoever keeps the books of a review: to follow those that are overdue."""

from collections.abc import Iterator
from itertools import groupby

from django.urls import reverse

from csp.kernel.pence import pounds
from csp.models import Partnership, Reader
from csp.web.work import Ask
from dhr.policies.charges import BOOKS
from dhr.queries.waiting_charges import overdue_for


def asks_of(reader: Reader, *, partnership: Partnership) -> Iterator[Ask]:
    """Yield an ask for each review of which partners have not paid in time."""
    if not reader.is_in_a_circle:
        return
    found = overdue_for(reader, partnership=partnership, wanted=BOOKS)
    for review, its_charges in groupby(found, key=lambda one: one.review):
        late = list(its_charges)
        owed = pounds(sum(one.left for one in late))  # type: ignore[attr-defined]  # annotated
        number = "A charge is" if len(late) == 1 else f"{len(late)} charges are"
        yield Ask(
            title=f"{number} overdue: {review}",
            url=reverse("dhr:charge-list", args=[partnership.slug, review.key]),
            why=f"{owed} should have been paid by now. Write to the partner, or note what it paid.",
            verb="See the charges",
            is_late=True,
        )

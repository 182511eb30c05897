"""Who opens a review, who runs it, and who writes in it."""

from collections.abc import Collection

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Partnership, Reader
from csp.permissions import Permission
from dhr.models import Capacity, Review
from dhr.models.capacity import RUNNING
from dhr.queries.members import capacities_of

ONLY_WHOEVER_RUNS_IT = "Only the review’s coordinator and deputy can change this."
CLOSED = "The review is closed, so nothing about it changes any more."


def may_add(reader: Reader, partnership: Partnership) -> Decision:
    """A review coordinator opens a review, and is its coordinator from then on."""
    return reader.may(Permission.REVIEW_ADD, partnership=partnership.pk)


def may_run(reader: Reader, review: Review) -> Decision:
    """The coordinator and the deputy of the review run it, until it is closed."""
    return may_as(reader, review, RUNNING, refusal=ONLY_WHOEVER_RUNS_IT)


def may_as(reader: Reader, review: Review, wanted: Collection[Capacity], *, refusal: str) -> Decision:
    """Whoever is on the review as one of these may, until it is closed."""
    if not capacities_of(reader, review=review) & frozenset(wanted):
        return refuse(refusal)
    return still_open(review)


def still_open(review: Review) -> Decision:
    """Nothing changes on a review that is closed."""
    return refuse(CLOSED) if review.closed_on else ALLOW

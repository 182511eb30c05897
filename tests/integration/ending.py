"""Reviews whose time is over, for tests: closed long ago, held for something in law, asked to be destroyed."""

from datetime import date
from typing import TYPE_CHECKING, Any

from csp.web import clock
from dhr.models import Capacity, Destruction, LegalHold, Review
from dhr.services.destructions import ask_to_destroy
from dhr.services.legal_holds import HoldAnswers, place_hold
from tests.integration import people

if TYPE_CHECKING:
    from tests.integration.reviewing import Reviewing

CLOSED = date(2019, 11, 4)  # kept for seven years: until 4 November 2026
ASKED = "The coroner wrote that the file is needed"  # a canary: nothing else says so


def hold(review: Review, *, called: str = "wren", **said: Any) -> LegalHold:
    """Note that an inquest needs the review, by its coordinator."""
    answers = {"kind": LegalHold.Kind.INQUEST, "why": ASKED, "since": date(2026, 11, 2), **said}
    by = people.reader(called)
    return place_hold(review=review, answers=HoldAnswers(**answers), by=by, now=clock.now())


def close(review: Review, *, on: date = CLOSED) -> Review:
    """Close a review on a day long ago."""
    review.closed_on = on
    review.save()
    return review


def asked(made: "Reviewing", capacity: Capacity = Capacity.COORDINATOR) -> Destruction:
    """Have the coordinator of a review, or its deputy, ask for it to be destroyed."""
    return ask_to_destroy(review=made.review, why="Its time is over", by=made.by(capacity), now=clock.now())

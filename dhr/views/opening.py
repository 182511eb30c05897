"""Find the review of a page; that it was opened is written down."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404

from csp.web import clock
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from dhr.models import Part, Review
from dhr.models.verb import Verb
from dhr.presenters.emergencies import moment
from dhr.presenters.review_tabs import review_tabs
from dhr.presenters.undecided import nothing_to_do
from dhr.queries import courses, emergencies, reviews
from dhr.queries.parts import open_parts
from dhr.services.openings import record_opening


@dataclass(frozen=True)
class Opened:
    """A review that somebody has open, the parts of it that are open to them, and until when in an emergency."""

    review: Review
    parts: frozenset[Part]
    until: datetime | None = None

    def context(self, *, here: str, **more: Any) -> dict[str, Any]:
        """Return what every page of the review shows in its head, and what one page shows besides."""
        tabs = review_tabs(self.review, here=here, parts=self.parts)
        open_until = moment(self.until) if self.until else ""
        return {"review": self.review, "parts": self.parts, "tabs": tabs, "open_until": open_until, **more}


def opened_review(request: Request, key: str, *, part: Part = Part.REVIEW) -> Opened:
    """Return the review that a page shows, to somebody to whom this part of it is open.

    Raises Http404 for everybody else, whether or not there is such a review.
    """
    review = scoped_or_404(reviews.open_to(request.reader), request, key=key)
    now, parts = clock.now(), open_parts(request.reader, review=review)
    if part not in parts:
        raise Http404
    record_opening(record=review, verb=Verb.REVIEW_OPENED, by=request.reader, now=now)
    return Opened(review, parts, emergencies.open_until(request.reader, review=review, now=now))


def nothing_to_do_in(request: Request, opened: Opened) -> str:
    """Return why an empty page of a review asks nothing of anybody, where none is held or it is not decided yet."""
    decision = courses.last_decision(request.reader, review=opened.review)
    return nothing_to_do(decision, parts=opened.parts)

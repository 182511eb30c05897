"""Find the review of a page; that it was opened is written down."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404

from csp.web import clock
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from dhr.models import Part, Review
from dhr.models.verb import Verb
from dhr.presenters.review_tabs import review_tabs
from dhr.queries import reviews
from dhr.queries.parts import open_parts
from dhr.services.openings import record_opening


@dataclass(frozen=True)
class Opened:
    """A review that somebody has open, and the parts of it that are open to them."""

    review: Review
    parts: frozenset[Part]

    def context(self, *, here: str, **more: Any) -> dict[str, Any]:
        """Return what every page of the review shows in its head, and what one page shows besides."""
        tabs = review_tabs(self.review, here=here, parts=self.parts)
        return {"review": self.review, "parts": self.parts, "tabs": tabs, **more}


def opened_review(request: Request, key: str, *, part: Part = Part.REVIEW) -> Opened:
    """Return the review that a page shows, to somebody to whom this part of it is open.

    Raises Http404 for everybody else, whether or not there is such a review.
    """
    review = scoped_or_404(reviews.open_to(request.reader), request, key=key)
    opened = Opened(review, open_parts(request.reader, review=review))
    if part not in opened.parts:
        raise Http404
    record_opening(record=review, verb=Verb.REVIEW_OPENED, by=request.reader, now=clock.now())
    return opened

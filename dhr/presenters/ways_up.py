"""Where the action plan of a review leads back to."""

from django.urls import reverse

from csp.models import Reader
from csp.web.circle_pages import Way
from dhr.queries.plans import review_with_plan


def of_plan(reader: Reader, *, circle_id: int) -> Way | None:
    """Return the way back to the review whose action plan this circle sees, for somebody on the review."""
    review = review_with_plan(reader, circle_id=circle_id)
    if review is None:
        return None
    return Way(review.code_name, reverse("dhr:review-detail", args=[review.partnership.slug, review.key]))

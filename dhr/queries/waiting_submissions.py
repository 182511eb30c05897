"""What the clock counts of quality assurance, for everybody of a partnership at once: a function, a question."""

from django.db.models import QuerySet

from csp.models import Partnership
from dhr.models import LetterPoint, Submission


def open_points(partnership: Partnership) -> QuerySet[LetterPoint]:
    """Return the points of letters that nobody has answered, of reviews that are not closed."""
    found = LetterPoint.objects.in_partnership(partnership).filter(review__closed_on=None, done_on=None)
    return found.select_related("review").order_by("pk")


def going_on(partnership: Partnership) -> list[Submission]:
    """Return what was sent of reviews that are not closed, with points, by review and the first first."""
    found = Submission.objects.in_partnership(partnership).filter(review__closed_on=None)
    found = found.select_related("review").prefetch_related("points")
    return list(found.order_by("review_id", "sent_on", "pk"))

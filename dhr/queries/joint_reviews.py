"""Other bodies’ reviews into the same death, for whoever is of the panel."""

from typing import Any

from django.db.models import QuerySet

from csp.models import AnyReader, Reader
from dhr.models import JointReview, Part, Review
from dhr.models.part_of_review import open_through


def open_to(reader: AnyReader) -> QuerySet[JointReview]:
    """Return what is noted of other bodies’ reviews, in the order it was noted."""
    return JointReview.objects.visible_to(reader).select_related("review__partnership").order_by("pk")


def of_review(reader: AnyReader, *, review: Review) -> QuerySet[JointReview]:
    """Return what goes on beside one review."""
    return open_to(reader).filter(review=review)


def removed(reader: Reader, *, key: str) -> Any:
    """Return the last version of what was removed under this key, of a review whose panel the reader is of."""
    gone = JointReview.history.filter(key=key, history_type="-", review__in=_panels(reader))
    return gone.select_related("review__partnership", "history_user").first()


def versions_in(reader: Reader, *, review: Review) -> list[Any]:
    """Return every saved version of what goes on beside a review, removed ones too, each one’s oldest first."""
    found = JointReview.history.filter(review__in=_panels(reader).filter(pk=review.pk))
    return list(found.select_related("history_user").order_by("id", "history_date", "history_id"))


def _panels(reader: Reader) -> QuerySet[Review]:
    """Return the reviews whose panel the reader is of."""
    return Review.objects.filter(open_through(reader, Part.PANEL, at="")).order_by()

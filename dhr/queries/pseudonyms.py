"""What people are called in a review, for whoever is of its panel."""

from typing import Any

from django.db.models import QuerySet

from csp.models import AnyReader, Reader
from dhr.models import Part, Pseudonym, Review
from dhr.models.part_of_review import open_through


def open_to(reader: AnyReader) -> QuerySet[Pseudonym]:
    """Return what people are called in the reviews whose panel the reader is of, in the order it was written down."""
    return Pseudonym.objects.visible_to(reader).select_related("review__partnership").order_by("pk")


def of_review(reader: AnyReader, *, review: Review) -> QuerySet[Pseudonym]:
    """Return what people are called in one review."""
    return open_to(reader).filter(review=review)


def removed(reader: Reader, *, key: str) -> Any:
    """Return the last version of the removed name with this key, of a review whose panel the reader is of."""
    gone = Pseudonym.history.filter(key=key, history_type="-", review__in=_panels(reader))
    return gone.select_related("review__partnership", "history_user").first()


def versions_in(reader: Reader, *, review: Review) -> list[Any]:
    """Return every saved version of the names in a review, removed ones too, each one’s oldest first."""
    found = Pseudonym.history.filter(review__in=_panels(reader).filter(pk=review.pk))
    return list(found.select_related("history_user").order_by("id", "history_date", "history_id"))


def _panels(reader: Reader) -> QuerySet[Review]:
    """Return the reviews whose panel the reader is of."""
    return Review.objects.filter(open_through(reader, Part.PANEL, at="")).order_by()

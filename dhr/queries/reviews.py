"""Reviews, for the people who are on them."""

from django.db.models import QuerySet

from csp.models import AnyReader, Partnership
from dhr.models import Review


def open_to(reader: AnyReader) -> QuerySet[Review]:
    """Return the reviews that the reader is on, the latest notification first."""
    return Review.objects.visible_to(reader).select_related("partnership").order_by("-notified_on", "key")


def of_partnership(reader: AnyReader, *, partnership: Partnership) -> QuerySet[Review]:
    """Return those of one partnership."""
    return open_to(reader).filter(partnership=partnership)

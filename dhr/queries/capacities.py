"""On which reviews the reader is something, when a page is not about one review alone."""

from collections.abc import Collection

from django.db.models import QuerySet

from csp.models import Partnership, Reader
from dhr.models import Capacity, ReviewMember


def reviews_as(reader: Reader, wanted: Collection[Capacity]) -> QuerySet[ReviewMember, int]:
    """Return the ids of the reviews that the reader is on today as one of these, with the statement signed."""
    mine = ReviewMember.objects.visible_to(reader).holding(reader.today)
    mine = mine.filter(person=reader.person_id, capacity__in=wanted)
    return mine.order_by().values_list("review", flat=True)


def own_places(reader: Reader, *, partnership: Partnership) -> QuerySet[ReviewMember]:
    """Return what the reader is on the reviews of a partnership as today, with the statement signed."""
    mine = ReviewMember.objects.visible_to(reader).holding(reader.today).filter(person=reader.person_id)
    return mine.in_partnership(partnership).order_by("starts_on", "key")

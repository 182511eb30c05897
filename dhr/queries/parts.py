"""Which parts of a review are open to a reader."""

from csp.models import AnyReader, CircleMember
from dhr.models import Part, Review


def open_parts(reader: AnyReader, *, review: Review) -> frozenset[Part]:
    """Return the parts of the review in whose circles the reader is today."""
    circles = {review.circle_of(part): part for part in Part}
    inside = CircleMember.objects.of(reader).filter(circle_id__in=circles).order_by()
    return frozenset(circles[pk] for pk in inside.values_list("circle_id", flat=True))

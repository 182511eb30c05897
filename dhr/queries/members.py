"""Who is on a review, and as what the reader is."""

from django.db.models import QuerySet

from csp.models import AnyReader, Reader
from csp.models.dated import holds_on
from dhr.models import Capacity, Review, ReviewMember


def open_to(reader: AnyReader) -> QuerySet[ReviewMember]:
    """Return the places on reviews that the reader may see, with all that their pages name."""
    return (
        ReviewMember.objects.visible_to(reader)
        .select_related("person", "review__partnership")
        .order_by("starts_on", "key")
    )


def of_review(reader: AnyReader, *, review: Review) -> QuerySet[ReviewMember]:
    """Return who is, was or will be on one review."""
    return open_to(reader).filter(review=review)


def capacities_of(reader: Reader, *, review: Review) -> frozenset[Capacity]:
    """Return what the reader is on the review as today, with the statement signed.

    Whoever looks at the site as somebody else has what the seen person has, where both are on the review.
    """
    mine = ReviewMember.objects.visible_to(reader).filter(
        holds_on(reader.today), review=review, person=reader.person_id, signed_on__isnull=False
    )
    return frozenset(Capacity(one) for one in mine.values_list("capacity", flat=True).order_by())

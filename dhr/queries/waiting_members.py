"""What the clock counts of the people on reviews, for everybody of a partnership at once."""

from datetime import date

from django.db.models import QuerySet

from csp.models import Partnership
from dhr.models import ReviewMember


def asked(partnership: Partnership, *, today: date) -> QuerySet[ReviewMember]:
    """Return who is asked onto a review and has not signed."""
    found = ReviewMember.objects.in_partnership(partnership).filter(signed_on=None)
    return found.standing(today).select_related("review").order_by("pk")

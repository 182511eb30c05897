"""What the clock counts of copies, for everybody of a partnership at once."""

from datetime import date

from django.db.models import QuerySet

from csp.models import Partnership
from dhr.models import Copy


def to_be_sent(partnership: Partnership, *, until: date) -> QuerySet[Copy]:
    """Return the copies that are to be sent up to a day and are not, of reviews that are not closed."""
    found = Copy.objects.in_partnership(partnership).filter(due_on__lte=until, done_on=None)
    return found.filter(review__closed_on=None).select_related("review").order_by("pk")

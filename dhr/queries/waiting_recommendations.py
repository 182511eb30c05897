"""What the clock counts of recommendations, for everybody of a partnership at once."""

from datetime import date

from django.db.models import QuerySet

from csp.models import Partnership
from dhr.models import Addressee


def overdue(partnership: Partnership, *, today: date) -> QuerySet[Addressee]:
    """Return whose answer was due before today and has not come, of reviews that are not closed."""
    found = Addressee.objects.in_partnership(partnership).filter(answer="", answer_due_on__lt=today)
    going_on = found.filter(recommendation__review__closed_on=None)
    return going_on.select_related("recommendation__review").order_by("pk")

"""What the clock counts of publication, for everybody of a partnership at once."""

from datetime import date

from django.db.models import QuerySet

from csp.models import Partnership
from dhr.models import Publication


def planned(partnership: Partnership, *, until: date) -> QuerySet[Publication]:
    """Return what is planned for a day up to this one and not published, of reviews that are not closed."""
    found = Publication.objects.in_partnership(partnership).filter(planned_on__lte=until, published_on=None)
    return found.filter(review__closed_on=None).select_related("review").order_by("pk")


def shown(partnership: Partnership, *, today: date) -> QuerySet[Publication]:
    """Return what is on the public page on a day."""
    found = Publication.objects.all().shown(partnership=partnership, today=today)
    return found.select_related("review__partnership").order_by("pk")

"""What the clock counts of agency reports, for everybody of a partnership at once: each function is one question."""

from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet

from csp.models import Partnership
from dhr.models import AgencyReport, ReviewMember
from dhr.models.capacity import RUNNING


class Runs(NamedTuple):
    """Somebody (an id) who runs a review (an id)."""

    review_id: int
    person_id: int


def going_on(partnership: Partnership) -> QuerySet[AgencyReport]:
    """Return the reports with which something is still to be done, to reviews that are not closed."""
    found = AgencyReport.objects.in_partnership(partnership).filter(review__closed_on=None)
    return found.exclude(state__in=AgencyReport.OVER).select_related("review").order_by("pk")


def runners(partnership: Partnership, *, today: date) -> list[Runs]:
    """Return who runs which review on a day."""
    found = ReviewMember.objects.in_partnership(partnership).holding(today).filter(capacity__in=RUNNING)
    return [Runs(*one) for one in found.order_by("pk").values_list("review_id", "person_id")]

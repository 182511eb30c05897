"""What the clock counts of promises to families and of dates in proceedings, for a whole partnership at once."""

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from csp.models import Partnership
from dhr.models import Capacity, FamilyContact, Proceeding, ReviewMember


def promises(partnership: Partnership, *, until: date) -> QuerySet[FamilyContact]:
    """Return what was promised to families up to a day and is not kept, of reviews that are not closed."""
    found = FamilyContact.objects.in_partnership(partnership).filter(promised_for__lte=until, kept_on=None)
    return found.filter(review__closed_on=None).select_related("review").order_by("pk")


def dates(partnership: Partnership, *, until: date) -> QuerySet[Proceeding]:
    """Return the proceedings that go on and have a date up to this one, beside reviews that are not closed."""
    found = Proceeding.objects.in_partnership(partnership).filter(next_on__lte=until, ended_on=None)
    return found.filter(review__closed_on=None).select_related("review").order_by("pk")


def people_as(
    partnership: Partnership, *, wanted: Collection[Capacity], today: date
) -> list[tuple[int, int]]:
    """Return each review (an id) with whoever (an id) is on it as one of these that day, once each."""
    found = ReviewMember.objects.in_partnership(partnership).holding(today).filter(capacity__in=wanted)
    return list(found.order_by("review_id", "person_id").values_list("review_id", "person_id").distinct())

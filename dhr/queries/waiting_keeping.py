"""What the clock counts of keeping reviews, for everybody of a partnership at once."""

from datetime import date

from csp.models import Partnership
from dhr.models import Destruction, LegalHold, Review
from dhr.models.review_rules import rules_of
from dhr.queries.keeping import kept_until


def asked(partnership: Partnership) -> list[Destruction]:
    """Return the reviews that somebody asked to destroy."""
    found = Destruction.objects.in_partnership(partnership).filter(review__isnull=False)
    return list(found.select_related("review").order_by("pk"))


def over(partnership: Partnership, *, today: date) -> list[Review]:
    """Return the reviews whose time is over, that nothing in law needs and that nobody asked about."""
    closed = Review.objects.in_partnership(partnership).filter(closed_on__isnull=False, destruction=None)
    held = LegalHold.objects.in_partnership(partnership).filter(ended_on=None).order_by().values("review")
    found = list(closed.exclude(pk__in=held).order_by("pk"))
    rules = rules_of(partnership) if found else None
    days = ((one, kept_until(one, rules=rules)) for one in found if rules)
    return [one for one, day in days if day and day < today]

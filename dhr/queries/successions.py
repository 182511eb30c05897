"""What somebody runs, for the service that passes it on when they leave."""

from datetime import date

from csp.models import Partnership, Person
from dhr.models import Review, ReviewMember
from dhr.models.capacity import RUNNING


def hold_run_by(person: Person, *, partnership: Partnership, today: date) -> list[Review]:
    """Return the reviews of a partnership that somebody coordinates or stands in for, locked until the end."""
    theirs = ReviewMember.objects.filter(person=person, capacity__in=RUNNING).standing(today)
    found = Review.objects.filter(partnership=partnership, pk__in=theirs.order_by().values("review_id"))
    return list(found.select_for_update(of=("self",)).order_by("pk"))


def standing_on(review: Review, *, today: date) -> list[ReviewMember]:
    """Return everybody who is on a review or asked onto it."""
    found = ReviewMember.objects.filter(review=review).standing(today)
    return list(found.select_related("person", "review__partnership").order_by("starts_on", "key"))

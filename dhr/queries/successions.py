"""What somebody runs, for the service that passes it on when they leave."""

from datetime import date

from csp.models import Appointment, Partnership, Person
from csp.models.dated import holds_on
from dhr.models import Review, ReviewMember
from dhr.models.capacity import RUNNING


def hold_run_by(person: Person, *, partnership: Partnership, today: date) -> list[Review]:
    """Return the reviews of a partnership that somebody coordinates or stands in for, locked until the end."""
    theirs = ReviewMember.objects.filter(person=person, capacity__in=RUNNING).standing(today)
    found = Review.objects.filter(partnership=partnership, pk__in=theirs.order_by().values("review_id"))
    return list(found.select_for_update(of=("self",)).order_by("pk"))


def hold_with(person: Person, *, partnership: Partnership, today: date) -> list[Review]:
    """Return the reviews of a partnership that somebody is on as anything, locked until the end."""
    theirs = ReviewMember.objects.filter(person=person).standing(today).order_by().values("review_id")
    found = Review.objects.filter(partnership=partnership, pk__in=theirs)
    return list(found.select_for_update(of=("self",)).order_by("pk"))


def works_here(member: ReviewMember, *, today: date) -> bool:
    """Return whether somebody on a review works with its partnership today."""
    there = Appointment.objects.filter(
        holds_on(today), person=member.person_id, partnership=member.review.partnership_id
    )
    return there.exists()


def standing_on(review: Review, *, today: date) -> list[ReviewMember]:
    """Return everybody who is on a review or asked onto it."""
    found = ReviewMember.objects.filter(review=review).standing(today)
    return list(found.select_related("person", "review__partnership").order_by("starts_on", "key"))

"""The action plan of a review, for whoever is on the review for it."""

from django.db.models import Exists, OuterRef

from csp.models import Reader
from csp.models.run_circles import RunCircles
from dhr.models import Capacity, Part, Review, ReviewDecision, ReviewMember
from dhr.models.capacity import ASKED_AS, RUNNING
from dhr.queries import reviews
from plans.models import Plan
from plans.queries import plans

WORK_ON_THE_PLAN = tuple(one for one in ASKED_AS if Part.PLAN in one.parts)


def plan_of(reader: Reader, *, review: Review) -> Plan | None:
    """Return the action plan of the review, if there is one and it is open to the reader."""
    return plans.open_to(reader).filter(pk=review.plan_id).first() if review.plan_id else None


def is_held(reader: Reader, *, review: Review) -> bool:
    """Return whether the last decision that the reader may see is that a review is held."""
    last = ReviewDecision.objects.visible_to(reader).filter(review=review).last()
    return bool(last and last.holds_review)


def review_with_plan(reader: Reader, *, circle_id: int) -> Review | None:
    """Return the review whose action plan this circle sees, if the reader is on the review."""
    return reviews.open_to(reader).filter(plan_circle=circle_id).first()


def circles_run(reader: Reader) -> RunCircles:
    """Return the circles of action plans that the reader is in: those of reviews they run, and those of others.

    Whoever is on a review in an emergency alone changes nothing in its plan.
    """
    mine = ReviewMember.objects.filter(review=OuterRef("pk"), person=reader.person_id).holding(reader.today)
    found = (
        Review.objects.filter(plan_circle__in=reader.circles)
        .annotate(
            is_theirs=Exists(mine.filter(capacity__in=RUNNING)),
            is_read=Exists(mine.filter(capacity=Capacity.EMERGENCY)),
            is_worked_on=Exists(mine.filter(capacity__in=WORK_ON_THE_PLAN)),
        )
        .order_by()
        .only("plan_circle")
    )
    by_reader: set[int] = set()
    by_others: set[int] = set()
    only_read: set[int] = set()
    for one in found:
        (by_reader if one.is_theirs else by_others).add(one.plan_circle_id)
        if one.is_read and not one.is_worked_on:
            only_read.add(one.plan_circle_id)
    return RunCircles(frozenset(by_reader), frozenset(by_others), frozenset(only_read))


def hold(reader: Reader, *, review: Review) -> Review:
    """Return the review as it stands, and let whoever else changes it wait until this transaction ends."""
    visible = reviews.open_to(reader).select_related(None).filter(pk=review.pk)
    visible.select_for_update(of=("self",)).get()
    return reviews.open_to(reader).get(pk=review.pk)

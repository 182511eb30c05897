"""The action plan of a review, for whoever is on the review for it."""

from django.db.models import Exists, OuterRef

from csp.models import CircleMember, Reader
from csp.models.run_circles import RunCircles
from dhr.models import Review, ReviewDecision, ReviewMember
from dhr.models.capacity import RUNNING
from dhr.queries import reviews
from plans.models import Plan
from plans.queries import plans


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
    """Return the circles of action plans that the reader is in: those of reviews they run, and those of others."""
    running = ReviewMember.objects.filter(
        review=OuterRef("pk"), person=reader.person_id, capacity__in=RUNNING
    )
    inside = CircleMember.objects.of(reader).values("circle_id")
    found = dict(
        Review.objects.filter(plan_circle__in=inside)
        .annotate(is_theirs=Exists(running.holding(reader.today)))
        .order_by()
        .values_list("plan_circle_id", "is_theirs")
    )
    theirs = frozenset(circle for circle, is_theirs in found.items() if is_theirs)
    return RunCircles(by_reader=theirs, by_others=frozenset(found) - theirs)


def hold(reader: Reader, *, review: Review) -> Review:
    """Return the review as it stands, and let whoever else changes it wait until this transaction ends."""
    visible = reviews.open_to(reader).select_related(None).filter(pk=review.pk)
    visible.select_for_update(of=("self",)).get()
    return reviews.open_to(reader).get(pk=review.pk)

"""The end of a review: what is left before it, that it is closed, and every time it was closed and reopened."""

from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from csp.models import AnyReader, Reader
from dhr.models import AgencyReport, Closure, Copy, LetterPoint, Part, Review
from dhr.models.part_of_review import open_through
from dhr.models.what_is_left import WhatIsLeft
from dhr.queries import courses, recommendations
from plans.models import Action
from plans.models.action_state import NOT_OVER


def open_to(reader: AnyReader) -> QuerySet[Closure]:
    """Return the ends of the reviews of whose panel the reader is."""
    return Closure.objects.visible_to(reader).select_related("review__partnership").order_by("pk")


def of_review(reader: AnyReader, *, review: Review) -> Closure | None:
    """Return the end of a review, if it is closed."""
    return open_to(reader).filter(review=review).first()


def what_is_left(reader: Reader, *, review: Review) -> WhatIsLeft:
    """Return what is left before a review can be closed, for whoever is of its panel."""
    of_plan = Action.objects.visible_to(reader).filter(plan=review.plan_id or 0)
    counted = of_plan.aggregate(open=Count("pk", filter=Q(state__in=NOT_OVER)), last=Max("state_on"))
    awaited = recommendations.addressees_open_to(reader).filter(recommendation__review=review, answer="")
    answers = awaited.aggregate(all=Count("pk"), never_asked=Count("pk", filter=Q(asked_on=None)))
    reports = AgencyReport.objects.visible_to(reader).filter(review=review)
    return WhatIsLeft(
        course=courses.course_of(reader, review=review),
        actions=counted["open"],
        last_over_on=counted["last"],
        points=LetterPoint.objects.visible_to(reader).filter(review=review, done_on=None).count(),
        copies=Copy.objects.visible_to(reader).filter(review=review, done_on=None).count(),
        awaited=answers["all"],
        never_asked=answers["never_asked"],
        reports=reports.exclude(state__in=AgencyReport.OVER).count(),
    )


def actions_of(reader: Reader, *, review: Review) -> QuerySet[Action]:
    """Return the actions of the review's plan, with all that the list of them names."""
    found = Action.objects.visible_to(reader).filter(plan=review.plan_id or 0)
    return found.select_related(
        "plan__partnership", "lead_seat__authority", "lead_person", "status"
    ).order_by("reference_order", "key")


def versions_in(reader: Reader, *, review: Review) -> list[Any]:
    """Return every saved version of the ends of a review, those that a reopening took away too, oldest first."""
    panels = Review.objects.filter(open_through(reader, Part.PANEL, at=""), pk=review.pk).order_by()
    found = Closure.history.filter(review__in=panels.values("pk")).select_related("history_user")
    return list(found.order_by("id", "history_date", "history_id"))

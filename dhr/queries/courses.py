"""The course of a review, and of every review that somebody is on the panel of."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from csp.models import Partnership, Reader
from dhr.models import Part, Review, ReviewDecision, ReviewMember, ReviewStage
from dhr.models.capacity import RUNNING
from dhr.models.course import Course
from dhr.models.part_of_review import open_through
from dhr.models.pause import Pause
from dhr.models.review_rules import ReviewRules
from dhr.queries.rules import rules_of


def course_of(reader: Reader, *, review: Review) -> Course:
    """Return the course of one review, of whose panel the reader is."""
    return Course(
        review=review,
        stages={one.stage: one for one in stages_open_to(reader).filter(review=review)},
        decisions=list(decisions_open_to(reader).filter(review=review)),
        pauses=list(pauses_open_to(reader).filter(review=review)),
        rules=rules_of(reader, partnership=review.partnership),
        today=reader.today,
    )


def courses_of(reader: Reader, *, partnership: Partnership) -> list[Course]:
    """Return the courses of the reviews in a partnership that go on, and of whose panel the reader is."""
    open_ones = _going_on(partnership).filter(open_through(reader, Part.PANEL, at=""))
    return _courses(open_ones, partnership, today=reader.today)


def all_courses(partnership: Partnership, *, today: date) -> list[Course]:
    """Return the courses of all reviews of a partnership that go on: for what the clock counts, and nobody reads."""
    return _courses(_going_on(partnership), partnership, today=today)


def who_runs(partnership: Partnership, *, today: date) -> list[tuple[int, int]]:
    """Return (review, person) ids of everybody who runs a review of a partnership today."""
    running = ReviewMember.objects.in_partnership(partnership).holding(today).filter(capacity__in=RUNNING)
    return list(running.order_by("review_id", "person_id").values_list("review_id", "person_id").distinct())


def stages_open_to(reader: Reader) -> QuerySet[ReviewStage]:
    """Return the stages of the reviews of whose panel the reader is."""
    return ReviewStage.objects.visible_to(reader).select_related("review__partnership").order_by("pk")


def decisions_open_to(reader: Reader) -> QuerySet[ReviewDecision]:
    """Return the decisions on them, the first one first."""
    visible = ReviewDecision.objects.visible_to(reader).select_related("review__partnership")
    return visible.order_by("decided_on", "pk")


def pauses_open_to(reader: Reader) -> QuerySet[Pause]:
    """Return their pauses, by their first day."""
    return Pause.objects.visible_to(reader).select_related("review__partnership").order_by("starts_on", "pk")


def hold(reader: Reader, *, review: int) -> None:
    """Let whoever else changes the course of a review (its id) wait until this transaction ends."""
    visible = Review.objects.visible_to(reader).filter(pk=review)
    list(visible.select_for_update(of=("self",), no_key=True).values_list("pk"))


def versions_in(reader: Reader, *, review: Review) -> dict[type[Any], list[Any]]:
    """Return every saved version of a review's stages, decisions and pauses, each one's oldest first."""
    mine = (
        Review.objects.filter(open_through(reader, Part.PANEL, at=""), pk=review.pk).order_by().values("pk")
    )
    kinds: tuple[type[Any], ...] = (ReviewDecision, Pause, ReviewStage)
    return {
        model: list(
            model.history.filter(review_id__in=mine)
            .select_related("history_user")
            .order_by("id", "history_date", "history_id")
        )
        for model in kinds
    }


def _rules(partnership: Partnership) -> ReviewRules:
    """Return the partnership's own rules, or what new ones say."""
    return ReviewRules.objects.filter(partnership=partnership).first() or ReviewRules(partnership=partnership)


def _going_on(partnership: Partnership) -> QuerySet[Review]:
    return Review.objects.in_partnership(partnership).filter(closed_on=None)


def _courses(found: QuerySet[Review], partnership: Partnership, *, today: date) -> list[Course]:
    reviews = list(
        found.select_related("partnership")
        .prefetch_related("reviewstages", "reviewdecisions", "pauses")
        .order_by("-notified_on", "key")
    )
    rules = _rules(partnership) if reviews else ReviewRules()
    return [
        Course(
            review=one,
            stages={stage.stage: stage for stage in one.reviewstages.all()},
            decisions=list(one.reviewdecisions.all()),
            pauses=list(one.pauses.all()),
            rules=rules,
            today=today,
        )
        for one in reviews
    ]

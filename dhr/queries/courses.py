"""The course of a review, and of every review that somebody is on the panel of."""

from datetime import date
from typing import Any

from django.db.models import Min, QuerySet
from django.http import Http404

from csp.models import Partnership, Reader
from dhr.models import (
    Closure,
    Part,
    Publication,
    Review,
    ReviewDecision,
    ReviewMember,
    ReviewStage,
    Submission,
)
from dhr.models.capacity import RUNNING
from dhr.models.course import AFTER_THE_DECISION, Course, Ends
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


def stages_after(reader: Reader, *, review: Review) -> list[ReviewStage]:
    """Return the stages that were reached and can only be once a review is held."""
    reached = stages_open_to(reader).filter(review=review, reached_on__isnull=False)
    return list(reached.filter(stage__in=AFTER_THE_DECISION))


def decisions_open_to(reader: Reader) -> QuerySet[ReviewDecision]:
    """Return the decisions on them, the first one first."""
    visible = ReviewDecision.objects.visible_to(reader).select_related("review__partnership")
    return visible.order_by("decided_on", "pk")


def last_decision(reader: Reader, *, review: Review) -> ReviewDecision | None:
    """Return the decision on a review that holds, as far as the reader sees it."""
    return decisions_open_to(reader).filter(review=review).last()


def pauses_open_to(reader: Reader) -> QuerySet[Pause]:
    """Return their pauses, by their first day."""
    return Pause.objects.visible_to(reader).select_related("review__partnership").order_by("starts_on", "pk")


def hold(reader: Reader, *, review: int) -> Review:
    """Let whoever else changes the course of a review (its id) wait; return it as it is once this has waited.

    Raises Http404 when it went out of the reader's sight meanwhile.
    """
    visible = Review.objects.visible_to(reader).filter(pk=review)
    list(visible.select_for_update(of=("self",), no_key=True).values_list("pk"))
    found = visible.select_related("partnership").first()
    if found is None:
        raise Http404
    return found


def hold_of(reader: Reader, found: QuerySet[Any], *, key: str, review: str = "review") -> None:
    """Let whoever else changes the course of the review wait that a record with this key is of, before it is held.

    Whoever held the record first and then the review would wait for somebody who does it the other way round.
    """
    for one in found.order_by().filter(key=key).values_list(review, flat=True):
        hold(reader, review=one)


def ends_of(reader: Reader, *, review: Review) -> Ends:
    """Return the days that the last stages of a review follow from, of whose panel the reader is."""
    found = Submission.objects.visible_to(reader).filter(review=review).order_by("sent_on", "pk")
    sent = list(found.values_list("sent_on", "approved_on"))
    published = Publication.objects.visible_to(reader).filter(review=review).order_by().values("pk")
    first = Publication.history.filter(id__in=published).aggregate(Min("published_on"))
    closed = Closure.objects.visible_to(reader).filter(review=review)
    return Ends(
        submitted_on=sent[0][0] if sent else None,
        approved_on=sent[-1][1] if sent else None,  # what was sent again is not approved yet
        published_on=first["published_on__min"],
        closed_on=closed.values_list("closed_on", flat=True).first(),
    )


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

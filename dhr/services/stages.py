"""Plan the stages of a review, say when they were reached, and keep those in step that follow from its facts."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from csp import audit
from csp.kernel import day_words
from csp.models import Reader
from dhr.models import Review, ReviewStage
from dhr.models.course import AFTER_THE_DECISION, Course
from dhr.models.verb import Verb
from dhr.policies.courses import may_plan, may_reach
from dhr.queries import courses

NOT_TO_COME = "The day it was reached must be today or before"


@transaction.atomic
def plan_stage(*, key: str, version: int, planned_on: date | None, by: Reader, now: datetime) -> ReviewStage:
    """Say for when a stage is planned, or with no day that it is not. The same day changes nothing.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError for a day before
    the partnership was told.
    """
    stage = _taken(key=key, version=version, by=by)
    may_plan(by, stage).require()
    _must_come_after_the_notification(stage.review, "planned_on", planned_on)
    if stage.planned_on != planned_on:
        stage.planned_on = planned_on
        audit.save(stage, by=by, why=Verb.STAGE_PLANNED, now=now)
    return stage


@transaction.atomic
def reach_stage(*, key: str, version: int, reached_on: date | None, by: Reader, now: datetime) -> ReviewStage:
    """Say on which day a stage was reached, or with no day that it was not after all.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError for a day to come
    or before the partnership was told.
    """
    stage = _taken(key=key, version=version, by=by)
    course = courses.course_of(by, review=stage.review)
    may_reach(by, stage, is_held=course.is_held).require()
    _must_come_after_the_notification(stage.review, "reached_on", reached_on)
    _must_come_after_the_decision(course, stage, reached_on)
    if reached_on and reached_on > timezone.localdate(now):
        raise ValidationError({"reached_on": NOT_TO_COME})
    if stage.reached_on != reached_on:
        stage.reached_on = reached_on
        audit.save(stage, by=by, why=Verb.STAGE_REACHED, now=now)
    return stage


def keep_in_step(*, review: Review, by: Reader, now: datetime) -> None:
    """Let stages say what other records say; call it in whatever changes those.

    They follow from the notification, the decisions, quality assurance, the publication and the closure.
    """
    held = courses.hold(by, review=review.pk)  # so that no stage is between two people's hands
    course = courses.course_of(by, review=held)
    for stage, reached_on in course.followed(courses.ends_of(by, review=held)).items():
        row = course.stages[stage]
        if row.reached_on != reached_on:
            row.reached_on = reached_on
            audit.save(row, by=by, why=Verb.STAGE_REACHED, now=now)


def _taken(*, key: str, version: int, by: Reader) -> ReviewStage:
    courses.hold_of(by, courses.stages_open_to(by), key=key)
    return audit.locked(courses.stages_open_to(by), key=key, version=version)


def _must_come_after_the_decision(course: Course, stage: ReviewStage, day: date | None) -> None:
    """Only records are secured before it is decided that a review is held."""
    decided = course.decision.decided_on if course.decision else None
    if day and decided and stage.stage in AFTER_THE_DECISION and day < decided:
        when = day_words.plain(decided)
        raise ValidationError(
            {"reached_on": f"It was decided on {when} to hold a review. Enter that day or a later one"}
        )


def _must_come_after_the_notification(review: Review, question: str, day: date | None) -> None:
    if day and day < review.notified_on:
        told = day_words.plain(review.notified_on)
        raise ValidationError(
            {question: f"The partnership was told on {told}. Enter that day or a later one"}
        )

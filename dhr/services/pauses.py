"""Pause the clocks of a review, change what is noted of a pause, and end it."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from csp import audit
from csp.kernel import day_words
from csp.kernel.keys import new_key
from csp.models import Reader
from dhr.models import Pause, Review
from dhr.models.verb import Verb
from dhr.policies.courses import may_end
from dhr.policies.reviews import may_run
from dhr.queries import courses

NOT_TO_COME = "This must be today or before"
ENDS_FIRST = "The last day must be the same as or after the first day"
WHY = "Say why it is paused"
HAS_ENDED = "This pause has ended. Enter its last day, today or before"


@dataclass(frozen=True)
class PauseAnswers:
    """What is known of one pause."""

    cause: str
    starts_on: date
    agreed_on: date
    agreed_by: str
    reason: str = ""
    ends_on: date | None = None
    notified_on: date | None = None

    @classmethod
    def of(cls, pause: Pause) -> "PauseAnswers":
        """Return what is known of a pause now."""
        return cls(**{answer.name: getattr(pause, answer.name) for answer in fields(cls)})


@transaction.atomic
def add_pause(
    *, review: Review, answers: PauseAnswers, by: Reader, now: datetime, key: str | None = None
) -> Pause:
    """Pause the clocks, under a key that was minted with the form, or a new one.

    They stop once the pause is agreed and the Home Office is told. Raises PermissionDenied, ValidationError for what
    cannot be, and IntegrityError when the key is taken.
    """
    review = courses.hold(by, review=review.pk)
    may_run(by, review).require()
    _check(answers, review, today=timezone.localdate(now))
    pause = Pause(review=review, key=key or new_key(), **vars(answers))
    audit.save(pause, by=by, why=Verb.PAUSE_ADDED, now=now)
    return pause


@transaction.atomic
def edit_pause(
    *, key: str, version: int, answers: PauseAnswers, change_why: str, by: Reader, now: datetime
) -> Pause:
    """Change what is noted of a pause; the same answers again change nothing.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError for what cannot be.
    """
    pause = _taken(key=key, version=version, by=by)
    may_run(by, pause.review).require()
    if answers == PauseAnswers.of(pause):
        return pause
    today = timezone.localdate(now)
    _check(answers, pause.review, today=today)
    if pause.ended_why and not (answers.ends_on and answers.ends_on <= today):
        raise ValidationError({"ends_on": HAS_ENDED})
    for name, answer in vars(answers).items():
        setattr(pause, name, answer)
    audit.save(pause, by=by, why=Verb.PAUSE_CHANGED, now=now, reason=change_why)
    return pause


@transaction.atomic
def end_pause(*, key: str, version: int, ends_on: date, ended_why: str, by: Reader, now: datetime) -> Pause:
    """End a pause: the clocks go on from the day after.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError for a last day that
    is to come or lies before the first.
    """
    pause = _taken(key=key, version=version, by=by)
    may_end(by, pause).require()
    if ends_on > timezone.localdate(now):
        raise ValidationError({"ends_on": NOT_TO_COME})
    if ends_on < pause.starts_on:
        raise ValidationError({"ends_on": ENDS_FIRST})
    pause.ends_on, pause.ended_why = ends_on, ended_why
    audit.save(pause, by=by, why=Verb.PAUSE_ENDED, now=now)
    return pause


def _taken(*, key: str, version: int, by: Reader) -> Pause:
    courses.hold_of(by, courses.pauses_open_to(by), key=key)
    return audit.locked(courses.pauses_open_to(by), key=key, version=version)


def _check(answers: PauseAnswers, review: Review, *, today: date) -> None:
    """Raise ValidationError, each sentence beside its question, for a pause that cannot be."""
    if wrong := dict(_wrong(answers, review, today=today)):
        raise ValidationError(wrong)


def _wrong(answers: PauseAnswers, review: Review, *, today: date) -> Iterator[tuple[str, str]]:
    if answers.cause == Pause.Cause.OTHER and not answers.reason:
        yield "reason", WHY
    if answers.starts_on < review.notified_on:
        told = day_words.plain(review.notified_on)
        yield "starts_on", f"The clocks began on {told}. Enter that day or a later one"
    if answers.ends_on and answers.ends_on < answers.starts_on:
        yield "ends_on", ENDS_FIRST
    if answers.agreed_on > today:
        yield "agreed_on", NOT_TO_COME
    if answers.notified_on and answers.notified_on < answers.agreed_on:
        agreed = day_words.plain(answers.agreed_on)
        yield "notified_on", f"The pause was agreed on {agreed}. Enter that day or a later one"
    elif answers.notified_on and answers.notified_on > today:
        yield "notified_on", NOT_TO_COME

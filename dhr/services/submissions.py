"""Note that a review was sent for quality assurance, change what is noted of it, remove it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit
from csp.kernel import day_words
from csp.kernel.keys import new_key
from csp.models import Reader
from dhr.models import Review, Submission
from dhr.models.course import Course
from dhr.models.quality_assurance import THINGS
from dhr.models.verb import Verb
from dhr.policies.reviews import may_run
from dhr.policies.submissions import may_add, may_remove
from dhr.queries import courses, submissions
from dhr.services.stages import keep_in_step

NOT_TO_COME = "This must be today or before"
SOMETHING = "Choose what was sent"
MISSING_WHY = "Say why something was not sent"
NOTHING_MISSING = "All four were sent, so there is nothing to explain"
PANEL_AFTER = "The panel looks at it on the day it was sent, or later"


@dataclass(frozen=True)
class SubmissionAnswers:
    """What a person says of one time that a review was sent."""

    sent_on: date
    has_report: bool = False
    has_summary: bool = False
    has_plan: bool = False
    has_data_form: bool = False
    missing_why: str = ""
    panel_on: date | None = None

    @classmethod
    def of(cls, submission: Submission) -> "SubmissionAnswers":
        """Return what is noted of it now."""
        return cls(**{answer.name: getattr(submission, answer.name) for answer in fields(cls)})

    @property
    def things(self) -> list[bool]:
        """Return of each of the four things whether it was sent."""
        return [getattr(self, name) for name in THINGS]


@transaction.atomic
def add_submission(
    *, review: Review, answers: SubmissionAnswers, by: Reader, now: datetime, key: str | None = None
) -> Submission:
    """Note that a review was sent, under a key that was minted with the form, or a new one.

    Raises PermissionDenied, ValidationError by answer, and IntegrityError when the key is taken.
    """
    review = courses.hold(by, review=review.pk)
    course, before = courses.course_of(by, review=review), submissions.of_review(by, review=review)
    if not (key and any(one.key == key for one in before)):  # sent twice, it is no second time
        may_add(by, review, before, is_held=course.is_held).require()
        since = before[-1].letter_on if before else _held_since(course)
        _check(answers, since=since, until=None, by=by)
    submission = Submission(review=review, key=key or new_key(), **vars(answers))
    audit.save(submission, by=by, why=Verb.SUBMISSION_ADDED, now=now)
    keep_in_step(review=review, by=by, now=now)
    return submission


@transaction.atomic
def edit_submission(
    *, key: str, version: int, answers: SubmissionAnswers, reason: str, by: Reader, now: datetime
) -> Submission:
    """Change what is noted of one time that a review was sent; the same answers again change nothing.

    Raises PermissionDenied, ValidationError by answer, and NewerVersion when somebody saved it meanwhile.
    """
    submission = _taken(key=key, version=version, by=by)
    may_run(by, submission.review).require()
    if answers == SubmissionAnswers.of(submission):
        return submission
    sent = submissions.of_review(by, review=submission.review)
    place = [one.pk for one in sent].index(submission.pk)
    course = courses.course_of(by, review=submission.review)
    since = sent[place - 1].letter_on if place else _held_since(course)
    _check(answers, since=since, until=submission.letter_on, by=by)
    for name, answer in vars(answers).items():
        setattr(submission, name, answer)
    audit.save(submission, by=by, why=Verb.SUBMISSION_CHANGED, now=now, reason=reason)
    keep_in_step(review=submission.review, by=by, now=now)
    return submission


@transaction.atomic
def remove_submission(*, key: str, version: int, by: Reader, now: datetime) -> Submission:
    """Remove what was noted by mistake, while it has no letter; its history stays.

    Raises PermissionDenied, and NewerVersion when somebody saved it meanwhile.
    """
    submission = _taken(key=key, version=version, by=by)
    may_remove(by, submission).require()
    audit.remove(submission, by=by, why=Verb.SUBMISSION_REMOVED, now=now)
    keep_in_step(review=submission.review, by=by, now=now)
    return submission


def _taken(*, key: str, version: int, by: Reader) -> Submission:
    courses.hold_of(by, submissions.open_to(by), key=key)
    return audit.locked(submissions.open_to(by), key=key, version=version)


def _held_since(course: Course) -> date | None:
    """Return the day on which it was decided that the review is held."""
    return course.decision.decided_on if course.decision else None


def _check(answers: SubmissionAnswers, *, since: date | None, until: date | None, by: Reader) -> None:
    """Raise ValidationError, each sentence beside its question, for what cannot be."""
    days = list(_wrong_days(answers, since=since, until=until, today=by.today))
    if wrong := dict([*_wrong_things(answers.things, answers.missing_why), *days]):
        raise ValidationError(wrong)


def _wrong_things(things: Sequence[bool], why: str) -> Iterator[tuple[str, str]]:
    if not any(things):
        yield "sent", SOMETHING
    elif not all(things) and not why:
        yield "missing_why", MISSING_WHY
    elif all(things) and why:
        yield "missing_why", NOTHING_MISSING


def _wrong_days(
    answers: SubmissionAnswers, *, since: date | None, until: date | None, today: date
) -> Iterator[tuple[str, str]]:
    if answers.sent_on > today:
        yield "sent_on", NOT_TO_COME
    elif since and answers.sent_on < since:
        what = day_words.plain(since)
        yield "sent_on", f"What came before it is of {what}. Enter that day or a later one"
    elif until and answers.sent_on > until:
        yield "sent_on", f"Its letter is of {day_words.plain(until)}. Enter that day or an earlier one"
    if answers.panel_on and answers.panel_on < answers.sent_on:
        yield "panel_on", PANEL_AFTER
    elif answers.panel_on and until and answers.panel_on > until:
        yield "panel_on", f"Its letter is of {day_words.plain(until)}. Enter that day or an earlier one"

"""Write down what somebody other than its lead found of an action of a review, and what has changed because of it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404

from csp import audit
from csp.audit import NewerVersion
from csp.kernel import day_words
from csp.models import Reader
from dhr.models import Assurance, Review
from dhr.models.verb import Verb
from dhr.policies.assurances import may_check
from dhr.queries import assurances, courses
from plans.models import Action
from plans.services.holding import held_action

NONE_YET = 0  # the version of what nobody has written down yet
NOT_TO_COME = "This must be today or before"


@dataclass(frozen=True)
class CheckAnswers:
    """What somebody found of an action, how, and on which day."""

    method: str
    found: str
    is_assured: bool
    assured_on: date | None

    @classmethod
    def of(cls, assurance: Assurance) -> "CheckAnswers":
        """Return what is written down now."""
        return cls(assurance.method, assurance.found, assurance.is_assured, assurance.assured_on)


@dataclass(frozen=True)
class OutcomeAnswers:
    """What has changed because of an action, and on which day that was looked at."""

    outcome: str
    outcome_on: date | None

    @classmethod
    def of(cls, assurance: Assurance) -> "OutcomeAnswers":
        """Return what is written down now."""
        return cls(assurance.outcome, assurance.outcome_on)


def assurance_of(*, review: Review, action: Action, by: Reader) -> Assurance:
    """Return what is written down of an action, or one not saved yet with nothing in it."""
    there = assurances.of_action(by, action=action)
    return there or Assurance(review=review, action=action, version=NONE_YET)


@transaction.atomic
def check_action(
    *, action: Action, version: int, answers: CheckAnswers, by: Reader, now: datetime
) -> Assurance:
    """Write down that the reader has checked an action of a review; the same answers again change nothing.

    Raises PermissionDenied, Http404, NewerVersion when somebody wrote something down meanwhile, and ValidationError
    for a day that can't be.
    """
    assurance = _taken(action=action, version=version, by=by)
    _hold_day(assurance.action, "assured_on", answers.assured_on, today=by.today)
    is_same = answers == CheckAnswers.of(assurance) and assurance.assured_by_id == by.person_id
    if is_same and not assurances.closed_since(by, found=assurance):
        return assurance
    for name, answer in vars(answers).items():
        setattr(assurance, name, answer)
    assurance.assured_by = by.person
    return _saved(assurance, Verb.ACTION_ASSURED, by=by, now=now)


@transaction.atomic
def review_outcome(
    *, action: Action, version: int, answers: OutcomeAnswers, by: Reader, now: datetime
) -> Assurance:
    """Write down that the reader has looked at what came of an action. Raises as ``check_action`` does."""
    assurance = _taken(action=action, version=version, by=by)
    _hold_day(assurance.action, "outcome_on", answers.outcome_on, today=by.today)
    if answers == OutcomeAnswers.of(assurance) and assurance.outcome_by_id == by.person_id:
        return assurance
    for name, answer in vars(answers).items():
        setattr(assurance, name, answer)
    assurance.outcome_by = by.person
    return _saved(assurance, Verb.OUTCOME_REVIEWED, by=by, now=now)


def _taken(*, action: Action, version: int, by: Reader) -> Assurance:
    """Return what is written down as it was read, while nobody else closes the review or decides about the action."""
    seen = assurances.review_of(by, action=action)
    if seen is None:
        raise Http404
    review = courses.hold(by, review=seen.pk)
    held = held_action(action=action, by=by)
    may_check(by, review, held).require()
    found = assurance_of(review=review, action=held, by=by)
    if found.version != version:
        raise NewerVersion(found)
    found.action = held
    return found


def _saved(assurance: Assurance, why: Verb, *, by: Reader, now: datetime) -> Assurance:
    if assurance.version == NONE_YET:
        assurance.version = 1
    audit.save(assurance, by=by, why=why, now=now)
    return assurance


def _hold_day(action: Action, question: str, day: date | None, *, today: date) -> None:
    if day and day > today:
        raise ValidationError({question: NOT_TO_COME})
    if day and day < action.added_on:
        began = day_words.plain(action.added_on)
        raise ValidationError({question: f"The action is of {began}. Enter that day or a later one"})

"""Note a proceeding beside a review; change what is noted of it, remove it."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit
from csp.kernel.keys import new_key
from csp.models import Reader
from dhr.models import Proceeding, Review
from dhr.models.verb import Verb
from dhr.policies.proceedings import may_note
from dhr.queries import courses, proceedings

# What cannot lie ahead, as the form calls it.
PAST = {"began_on": "Day it began", "ended_on": "Day it ended", "advised_on": "Day of the advice"}


@dataclass(frozen=True)
class ProceedingAnswers:
    """What a person says of a proceeding."""

    kind: str
    body: str
    contact: str = ""
    began_on: date | None = None
    next_on: date | None = None
    next_what: str = ""
    ended_on: date | None = None
    outcome: str = ""
    advice: str = ""
    advised_on: date | None = None

    @classmethod
    def of(cls, proceeding: Proceeding) -> "ProceedingAnswers":
        """Return what is noted of a proceeding now."""
        return cls(**{answer.name: getattr(proceeding, answer.name) for answer in fields(cls)})

    def wrong(self, *, today: date) -> dict[str, str]:
        """Return a sentence for each answer that cannot be, or that another one asks for."""
        late = ((name, f"{words} must be today or before") for name, words in PAST.items())
        return {
            **dict(self._missing()),
            **dict(self._out_of_order()),
            **{name: words for name, words in late if (getattr(self, name) or today) > today},
        }

    def _missing(self) -> Iterator[tuple[str, str]]:
        if self.next_what and not self.next_on:
            yield "next_on", "Enter the day of what happens next"
        if self.outcome and not self.ended_on:
            yield "ended_on", "Enter the day it ended, or take out how it ended"
        if self.ended_on and not self.outcome:
            yield "outcome", "Enter how it ended"
        if self.advice and not self.advised_on:
            yield "advised_on", "Enter the day of the advice"
        if self.advised_on and not self.advice:
            yield "advice", "Enter the advice that was taken"

    def _out_of_order(self) -> Iterator[tuple[str, str]]:
        if self.began_on and self.ended_on and self.ended_on < self.began_on:
            yield "ended_on", "Day it ended must be on or after the day it began"
        if self.ended_on and (self.next_on or self.next_what):
            yield "next_on", "It has ended: take out the next date and what happens then"
        elif self.began_on and self.next_on and self.next_on < self.began_on:
            yield "next_on", "Next date must be on or after the day it began"


@transaction.atomic
def add_proceeding(
    *, review: Review, answers: ProceedingAnswers, by: Reader, now: datetime, key: str | None = None
) -> Proceeding:
    """Note a proceeding beside a review, under a key that was minted with the form, or a new one.

    Raises PermissionDenied, ValidationError by answer, and IntegrityError when the key is taken.
    """
    review = courses.hold(by, review=review.pk)
    may_note(by, review).require()
    proceeding = Proceeding(review=review, key=key or new_key())
    _fill(proceeding, answers, by)
    audit.save(proceeding, by=by, why=Verb.PROCEEDING_ADDED, now=now)
    return proceeding


@transaction.atomic
def edit_proceeding(
    *, key: str, version: int, answers: ProceedingAnswers, reason: str, by: Reader, now: datetime
) -> Proceeding:
    """Change what is noted of a proceeding; the same answers again change nothing.

    Raises PermissionDenied, ValidationError by answer, and NewerVersion when somebody saved it meanwhile.
    """
    proceeding = _taken(key=key, version=version, by=by)
    if answers == ProceedingAnswers.of(proceeding):
        return proceeding
    _fill(proceeding, answers, by)
    audit.save(proceeding, by=by, why=Verb.PROCEEDING_CHANGED, now=now, reason=reason)
    return proceeding


@transaction.atomic
def remove_proceeding(*, key: str, version: int, reason: str, by: Reader, now: datetime) -> Proceeding:
    """Remove a proceeding that was noted by mistake; its history, with the reason, stays.

    Raises PermissionDenied, and NewerVersion when somebody saved it meanwhile.
    """
    proceeding = _taken(key=key, version=version, by=by)
    audit.remove(proceeding, by=by, why=Verb.PROCEEDING_REMOVED, now=now, reason=reason)
    return proceeding


def _taken(*, key: str, version: int, by: Reader) -> Proceeding:
    courses.hold_of(by, proceedings.open_to(by), key=key)
    proceeding = audit.locked(proceedings.open_to(by), key=key, version=version)
    may_note(by, proceeding.review).require()
    return proceeding


def _fill(proceeding: Proceeding, answers: ProceedingAnswers, by: Reader) -> None:
    wrong = answers.wrong(today=by.today)
    if wrong:
        raise ValidationError(wrong)
    for answer in fields(answers):
        setattr(proceeding, answer.name, getattr(answers, answer.name))

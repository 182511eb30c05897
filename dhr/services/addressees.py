"""Note whom a recommendation is made to, when they were asked and chased, and what they answered."""

from dataclasses import dataclass, fields
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404

from csp import audit
from csp.kernel.folding import sort_key
from csp.kernel.keys import new_key
from csp.models import Reader, Seat
from dhr.models import Addressee, Recommendation
from dhr.models.verb import Verb
from dhr.policies.recommendations import can_be_chased, may_follow, may_write
from dhr.queries import courses, recommendations

MADE_TO_IT = "This recommendation is made to it already"
NOT_TO_COME = "must be today or before"


@dataclass(frozen=True)
class AddresseeAnswers:
    """What a person says of one body that a recommendation is made to."""

    seat: Seat | None = None
    body: str = ""
    asked_on: date | None = None
    answer_due_on: date | None = None

    @classmethod
    def of(cls, addressee: Addressee) -> "AddresseeAnswers":
        """Return what is said of it now."""
        return cls(**{one.name: getattr(addressee, one.name) for one in fields(cls)})

    def wrong(self, *, today: date) -> dict[str, str]:
        """Return a sentence for each answer that cannot be, or that another one asks for."""
        found = {}
        if self.answer_due_on and not self.asked_on:
            found["asked_on"] = "Enter the day it was asked"
        if self.asked_on and self.answer_due_on and self.answer_due_on < self.asked_on:
            found["answer_due_on"] = "Day its answer is due must be on or after the day it was asked"
        if self.asked_on and self.asked_on > today:
            found["asked_on"] = f"Day it was asked {NOT_TO_COME}"
        return found


@dataclass(frozen=True)
class Answered:
    """What it says to the recommendation, and on what day; nothing while it has not answered."""

    answer: str = ""
    answered_on: date | None = None
    words: str = ""

    @classmethod
    def of(cls, addressee: Addressee) -> "Answered":
        """Return what is noted of its answer now."""
        return cls(**{one.name: getattr(addressee, one.name) for one in fields(cls)})

    def wrong(self, *, asked_on: date | None, today: date) -> dict[str, str]:
        """Return a sentence for each answer that cannot be, or that is missing."""
        found = {}
        if self.answered_on and asked_on and self.answered_on < asked_on:
            found["answered_on"] = "Day it answered must be on or after the day it was asked"
        if self.answered_on and self.answered_on > today:
            found["answered_on"] = f"Day it answered {NOT_TO_COME}"
        if self.answer and not self.answered_on:
            found["answered_on"] = "Enter the day it answered"
        if self.answer in (Addressee.Answer.IN_PART, Addressee.Answer.REFUSED) and not self.words:
            found["words"] = "Enter the reason it gives"
        return found


@transaction.atomic
def add_addressee(
    *,
    recommendation: Recommendation,
    answers: AddresseeAnswers,
    by: Reader,
    now: datetime,
    key: str | None = None,
) -> Addressee:
    """Note whom a recommendation is made to, under a key that was minted with the form, or a new one.

    The same form again notes nothing. Raises PermissionDenied, Http404 when somebody removed the recommendation,
    ValidationError by answer, and IntegrityError when the key is another's.
    """
    may_write(by, courses.hold(by, review=recommendation.review_id)).require()
    found = recommendations.open_to(by).filter(pk=recommendation.pk).first()
    if found is None:
        raise Http404
    there = recommendations.addressees_open_to(by).filter(recommendation=found)
    if sent_before := there.filter(key=key or "").first():
        return sent_before
    one = Addressee(recommendation=found, key=key or new_key())
    _fill(one, answers, by=by)
    audit.save(one, by=by, why=Verb.ADDRESSEE_ADDED, now=now)
    return one


@transaction.atomic
def edit_addressee(
    *, key: str, version: int, answers: AddresseeAnswers, reason: str, by: Reader, now: datetime
) -> Addressee:
    """Change whom a recommendation is made to, or when it was asked; the same answers again change nothing.

    Raises PermissionDenied, ValidationError by answer, and NewerVersion when somebody saved it meanwhile.
    """
    one = _taken(key=key, version=version, by=by)
    may_write(by, one.recommendation.review).require()
    if answers == AddresseeAnswers.of(one):
        return one
    if one.answered_on and answers.asked_on and answers.asked_on > one.answered_on:
        raise ValidationError({"asked_on": "It answered before that day. Enter that day or an earlier one"})
    _fill(one, answers, by=by)
    audit.save(one, by=by, why=Verb.ADDRESSEE_CHANGED, now=now, reason=reason)
    return one


@transaction.atomic
def remove_addressee(*, key: str, version: int, by: Reader, now: datetime) -> Addressee:
    """Note that a recommendation is not made to it; what it answered stays in the history.

    Raises PermissionDenied, and NewerVersion when somebody saved it meanwhile.
    """
    one = _taken(key=key, version=version, by=by)
    may_write(by, one.recommendation.review).require()
    audit.remove(one, by=by, why=Verb.ADDRESSEE_REMOVED, now=now)
    return one


@transaction.atomic
def note_answer(
    *, key: str, version: int, answered: Answered, reason: str, by: Reader, now: datetime
) -> Addressee:
    """Note what it answers, or that it has not answered after all; the same again changes nothing.

    Raises PermissionDenied, ValidationError by answer, and NewerVersion when somebody saved it meanwhile.
    """
    one = _taken(key=key, version=version, by=by)
    may_follow(by, one.recommendation.review).require()
    if answered == Answered.of(one):
        return one
    if wrong := answered.wrong(asked_on=one.asked_on, today=by.today):
        raise ValidationError(wrong)
    one.answer, one.answered_on, one.words = answered.answer, answered.answered_on, answered.words
    audit.save(one, by=by, why=Verb.ADDRESSEE_ANSWERED, now=now, reason=reason)
    return one


@transaction.atomic
def note_chased(*, addressee: Addressee, by: Reader, now: datetime) -> Addressee:
    """Note that somebody who was asked and has not answered was chased today; nobody is written to from here.

    Raises PermissionDenied, Http404 when somebody removed it, and ValidationError with the sentence when it can't be.
    """
    mine = recommendations.addressees_open_to(by).filter(pk=addressee.pk)
    courses.hold_of(by, mine, key=addressee.key, review="recommendation__review")
    mine.select_related(None).select_for_update(of=("self",)).first()
    one = mine.first()  # as it is once this has waited
    if one is None:
        raise Http404
    may_follow(by, one.recommendation.review).require()
    if not (allowed := can_be_chased(one, today=by.today)):
        raise ValidationError(allowed.refusal)
    one.chased_on = by.today
    audit.save(one, by=by, why=Verb.ADDRESSEE_CHASED, now=now)
    return one


def _taken(*, key: str, version: int, by: Reader) -> Addressee:
    """Return it as it stands, while whoever else changes it or its review waits."""
    mine = recommendations.addressees_open_to(by)
    courses.hold_of(by, mine, key=key, review="recommendation__review")
    return audit.locked(mine, key=key, version=version)


def _fill(one: Addressee, answers: AddresseeAnswers, *, by: Reader) -> None:
    wrong = answers.wrong(today=by.today)
    others = recommendations.addressees_open_to(by).filter(recommendation=one.recommendation_id)
    if not wrong and any(_is_same(other, answers) for other in others.exclude(pk=one.pk)):
        wrong["seat" if answers.seat else "body"] = MADE_TO_IT
    if wrong:
        raise ValidationError(wrong)
    for answer in fields(answers):
        setattr(one, answer.name, getattr(answers, answer.name))


def _is_same(other: Addressee, answers: AddresseeAnswers) -> bool:
    if answers.seat:
        return other.seat_id == answers.seat.pk
    return bool(other.body) and sort_key(other.body) == sort_key(answers.body)

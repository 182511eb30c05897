"""Write down what people are called in a review; change it, remove it."""

from dataclasses import dataclass, fields
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit
from csp.kernel.folding import fold
from csp.kernel.keys import new_key
from csp.models import Reader
from dhr.models import Pseudonym, Review
from dhr.models.verb import Verb
from dhr.policies.terms import may_word
from dhr.queries import courses, pseudonyms

TAKEN = "Somebody is called that in this review already"


@dataclass(frozen=True)
class PseudonymAnswers:
    """What somebody is called, and who chose it."""

    stands_for: str
    name: str
    chosen_by: str
    note: str = ""

    @classmethod
    def of(cls, pseudonym: Pseudonym) -> "PseudonymAnswers":
        """Return what is written down now."""
        return cls(**{answer.name: getattr(pseudonym, answer.name) for answer in fields(cls)})


@transaction.atomic
def add_pseudonym(
    *, review: Review, answers: PseudonymAnswers, by: Reader, now: datetime, key: str | None = None
) -> Pseudonym:
    """Write down what somebody is called, under a key that was minted with the form, or a new one.

    Raises PermissionDenied, ValidationError by answer, and IntegrityError when the key is taken.
    """
    review = courses.hold(by, review=review.pk)
    may_word(by, review).require()
    pseudonym = Pseudonym(review=review, key=key or new_key())
    _fill(pseudonym, answers, by)
    audit.save(pseudonym, by=by, why=Verb.PSEUDONYM_ADDED, now=now)
    return pseudonym


@transaction.atomic
def edit_pseudonym(
    *, key: str, version: int, answers: PseudonymAnswers, reason: str, by: Reader, now: datetime
) -> Pseudonym:
    """Change what somebody is called; the same answers again change nothing.

    Raises PermissionDenied, ValidationError by answer, and NewerVersion when somebody saved it meanwhile.
    """
    pseudonym = _taken(key=key, version=version, by=by)
    if answers == PseudonymAnswers.of(pseudonym):
        return pseudonym
    _fill(pseudonym, answers, by)
    audit.save(pseudonym, by=by, why=Verb.PSEUDONYM_CHANGED, now=now, reason=reason)
    return pseudonym


@transaction.atomic
def remove_pseudonym(*, key: str, version: int, reason: str, by: Reader, now: datetime) -> Pseudonym:
    """Remove a name that was written down by mistake; its history, with the reason, stays.

    Raises PermissionDenied, and NewerVersion when somebody saved it meanwhile.
    """
    pseudonym = _taken(key=key, version=version, by=by)
    audit.remove(pseudonym, by=by, why=Verb.PSEUDONYM_REMOVED, now=now, reason=reason)
    return pseudonym


def _taken(*, key: str, version: int, by: Reader) -> Pseudonym:
    courses.hold_of(by, pseudonyms.open_to(by), key=key)
    pseudonym = audit.locked(pseudonyms.open_to(by), key=key, version=version)
    may_word(by, pseudonym.review).require()
    return pseudonym


def _fill(pseudonym: Pseudonym, answers: PseudonymAnswers, by: Reader) -> None:
    others = pseudonyms.of_review(by, review=pseudonym.review).exclude(key=pseudonym.key)
    if any(fold(one.name) == fold(answers.name) for one in others):
        raise ValidationError({"name": TAKEN})
    for answer in fields(answers):
        setattr(pseudonym, answer.name, getattr(answers, answer.name))

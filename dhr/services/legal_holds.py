"""Note for what in law a review is kept; change it, and note that it has ended."""

from dataclasses import dataclass, fields
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit
from csp.kernel.keys import new_key
from csp.models import Reader
from dhr.models import LegalHold, Review
from dhr.models.verb import Verb
from dhr.policies.keeping import may_change_hold, may_keep
from dhr.queries import courses, keeping, plans

BEGAN_TO_COME = "Day it began must be today or before"
ENDED_TO_COME = "Day it ended must be today or before"
ENDED_BEFORE = "Day it ended must be on or after the day it began"


@dataclass(frozen=True)
class HoldAnswers:
    """What a person says of a reason in law for which a review is kept."""

    kind: str
    why: str
    since: date

    @classmethod
    def of(cls, hold: LegalHold) -> "HoldAnswers":
        """Return what is noted now."""
        return cls(**{answer.name: getattr(hold, answer.name) for answer in fields(cls)})

    def wrong(self, *, today: date) -> dict[str, str]:
        """Return a sentence for each answer that cannot be."""
        return {"since": BEGAN_TO_COME} if self.since > today else {}


def ended_wrong(*, hold: LegalHold, ended_on: date, today: date) -> str:
    """Return the sentence for a last day that cannot be; empty when it can."""
    if ended_on > today:
        return ENDED_TO_COME
    return ENDED_BEFORE if ended_on < hold.since else ""


@transaction.atomic
def place_hold(
    *, review: Review, answers: HoldAnswers, by: Reader, now: datetime, key: str | None = None
) -> LegalHold:
    """Note for what in law a review is kept, under a key that was minted with the form, or a new one.

    Raises PermissionDenied, ValidationError by answer, and IntegrityError when the key is taken.
    """
    held = plans.hold(by, review=review)
    may_keep(by, held).require()
    hold = LegalHold(review=held, key=key or new_key())
    _fill(hold, answers, by)
    audit.save(hold, by=by, why=Verb.HOLD_PLACED, now=now)
    return hold


@transaction.atomic
def edit_hold(
    *, key: str, version: int, answers: HoldAnswers, reason: str, by: Reader, now: datetime
) -> LegalHold:
    """Change what is noted of it while it holds; the same answers again change nothing.

    Raises PermissionDenied, ValidationError by answer, and NewerVersion when somebody saved it meanwhile.
    """
    hold = _taken(key=key, version=version, by=by)
    if answers == HoldAnswers.of(hold):
        return hold
    _fill(hold, answers, by)
    audit.save(hold, by=by, why=Verb.HOLD_CHANGED, now=now, reason=reason)
    return hold


@transaction.atomic
def end_hold(
    *, key: str, version: int, ended_on: date, ended_why: str, by: Reader, now: datetime
) -> LegalHold:
    """Note that a review is no longer kept for it; it stays among what the review was kept for.

    Raises PermissionDenied, ValidationError by answer, and NewerVersion when somebody saved it meanwhile.
    """
    hold = _taken(key=key, version=version, by=by)
    if wrong := ended_wrong(hold=hold, ended_on=ended_on, today=by.today):
        raise ValidationError({"ended_on": wrong})
    hold.ended_on, hold.ended_why = ended_on, ended_why
    audit.save(hold, by=by, why=Verb.HOLD_ENDED, now=now)
    return hold


def _taken(*, key: str, version: int, by: Reader) -> LegalHold:
    courses.hold_of(by, keeping.holds_open_to(by), key=key)
    hold = audit.locked(keeping.holds_open_to(by), key=key, version=version)
    may_change_hold(by, hold).require()
    return hold


def _fill(hold: LegalHold, answers: HoldAnswers, by: Reader) -> None:
    if wrong := answers.wrong(today=by.today):
        raise ValidationError(wrong)
    for answer in fields(answers):
        setattr(hold, answer.name, getattr(answers, answer.name))

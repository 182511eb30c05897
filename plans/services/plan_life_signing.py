"""Answer for an authority whether it agrees to the text that was put to it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit
from csp.models import Reader, Seat
from plans.models import Plan, SignOff
from plans.models.verb import Verb
from plans.policies.plan_life import may_sign
from plans.queries.plan_life import standing_of
from plans.services.holding import held_plan


@dataclass(frozen=True)
class SignAnswers:
    """What an authority said, and who said it on which day."""

    agrees: bool
    signed_name: str
    signed_post: str
    signed_on: date
    reason: str = ""

    @classmethod
    def of(cls, sign_off: SignOff) -> "SignAnswers":
        """Return what was said."""
        return cls(
            agrees=sign_off.agrees,
            signed_name=sign_off.signed_name,
            signed_post=sign_off.signed_post,
            signed_on=sign_off.signed_on,
            reason=sign_off.reason,
        )


@transaction.atomic
def sign(
    *, plan: Plan, seat: Seat, number: int, version: int, answers: SignAnswers, by: Reader, now: datetime
) -> SignOff:
    """Write down an authority’s answer to the version with this number, or another one in its place.

    ``version`` is that of the answer it had, or none (0). The same again changes nothing. Raises PermissionDenied;
    NewerVersion when somebody answered otherwise meanwhile; and ValidationError when another text has been put to
    the authorities, or when it does not agree and there is no reason.
    """
    plan = held_plan(plan=plan, by=by)
    standing = standing_of(by, plan=plan)
    may_sign(by, standing, seat).require()
    put = standing.put
    if put is None or put.number != number:
        raise ValidationError("Another text has been put to the authorities meanwhile. Read it first.")
    if not answers.agrees and not answers.reason:
        raise ValidationError({"reason": "Say why the authority does not agree"})
    found = standing.answers.get(seat.pk)
    if (
        found and SignAnswers.of(found) == answers
    ):  # sent twice: nobody is told of their own answer as a clash
        return found
    if found and found.version != version:
        raise audit.NewerVersion(found)
    sign_off = found or SignOff(plan_version=put, seat=seat)
    for name, answer in vars(answers).items():
        setattr(sign_off, name, answer)
    sign_off.recorded_at, sign_off.recorded_by = now, by.person
    audit.save(sign_off, by=by, why=Verb.SIGN_OFF_CHANGED if found else Verb.SIGN_OFF_GIVEN, now=now)
    return sign_off

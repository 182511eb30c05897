"""Note what partners pay into the pool of an agreement, and take back what was noted by mistake."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404

from csp import audit
from csp.audit import NewerVersion
from csp.kernel import day_words
from csp.kernel.keys import new_key
from csp.kernel.pence import pounds
from csp.models import Reader
from dhr.models import CostAgreement, PoolPayment
from dhr.models.cost_verb import CostVerb
from dhr.policies.cost_agreements import may_keep
from dhr.queries import cost_agreements, pools
from dhr.queries.pools import Pledge


@dataclass(frozen=True)
class PoolAnswers:
    """Which partner paid, by the key of its seat, how much in pence, on which day."""

    seat: str
    pence: int
    paid_on: date
    reference: str = ""


@transaction.atomic
def note_pool_payment(
    *,
    agreement: CostAgreement,
    year: int,
    version: int,
    answers: PoolAnswers,
    by: Reader,
    now: datetime,
    payment: str | None = None,
) -> PoolPayment:
    """Note what a partner paid for a financial year, under a key that was minted with the form, or a new one.

    Sent twice it is noted once. Raises PermissionDenied, Http404 for a year in which nobody is to pay,
    ValidationError by answer, and NewerVersion when somebody noted or removed a payment for the year meanwhile.
    """
    held = cost_agreements.hold(by, agreement=agreement.pk)
    if held is None:
        raise Http404
    may_keep(by, held.partnership).require()
    if there := pools.payments_open_to(by).filter(agreement=held, year=year, key=payment or "").first():
        return there
    stands = pools.year_of(by, agreement=held, year=year)
    if stands is None:
        raise Http404
    if stands.version != version:
        raise NewerVersion(stands)
    pledge = stands.of(answers.seat)
    if pledge is None:
        raise ValidationError({"seat": "Choose a partner from the list"})
    _must_be_owed(pledge, answers, by=by)
    paid = PoolPayment(agreement=held, seat=pledge.seat, year=year, key=payment or new_key())
    paid.pence, paid.paid_on, paid.reference = answers.pence, answers.paid_on, answers.reference
    audit.save(paid, by=by, why=CostVerb.POOL_PAYMENT_ADDED, now=now)
    return paid


@transaction.atomic
def remove_pool_payment(*, key: str, version: int, reason: str, by: Reader, now: datetime) -> PoolPayment:
    """Remove a payment that was noted by mistake; its history, with the reason, stays.

    Raises PermissionDenied, Http404 when it is gone, and NewerVersion when somebody saved it meanwhile.
    """
    if found := pools.payments_open_to(by).filter(key=key).first():
        cost_agreements.hold(by, agreement=found.agreement_id)
    payment = audit.locked(pools.payments_open_to(by), key=key, version=version)
    may_keep(by, payment.agreement.partnership).require()
    audit.remove(payment, by=by, why=CostVerb.POOL_PAYMENT_REMOVED, now=now, reason=reason)
    return payment


@transaction.atomic
def record_pool_export(*, agreement: CostAgreement, by: Reader, now: datetime) -> None:
    """Write down that somebody took out what was paid into the pool of an agreement."""
    audit.record(CostVerb.POOL_EXPORTED, subject=agreement, by=by, now=now)


def _must_be_owed(pledge: Pledge, answers: PoolAnswers, *, by: Reader) -> None:
    year = pledge.period
    if answers.pence <= 0:
        raise ValidationError({"pence": "Enter an amount above £0.00"})
    if pledge.left <= 0:
        raise ValidationError({"seat": f"{pledge.seat} has nothing left to pay for {year.short}"})
    if answers.pence > pledge.left:
        left = f"Only {pounds(pledge.left)} is still to be paid for {year.short}"
        raise ValidationError({"pence": f"{left}. Enter that or less"})
    if answers.paid_on > by.today:
        raise ValidationError({"paid_on": "The day it was paid must be today or before"})
    if answers.paid_on < year.starts_on:
        first = day_words.plain(year.starts_on)
        raise ValidationError({"paid_on": f"The day it was paid must be on or after {first}"})

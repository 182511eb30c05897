"""Note what becomes of a charge that was sent: agreed, invoiced, paid in part or whole, written off."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit
from csp.kernel.keys import new_key
from csp.kernel.pence import pounds
from csp.models import Reader
from dhr.models import Charge, Payment
from dhr.models.cost_verb import CostVerb
from dhr.policies.charges import may_keep_books, may_restore, may_write_off
from dhr.queries import charges, courses
from dhr.services.charges import taken

State = Charge.State


@dataclass(frozen=True)
class PaymentAnswers:
    """What was paid, or given back of a credit: an amount above nothing in pence, and its day."""

    pence: int
    paid_on: date
    reference: str = ""


@transaction.atomic
def note_agreed(
    *, key: str, version: int, agreed_on: date, purchase_order: str = "", by: Reader, now: datetime
) -> Charge:
    """Note that the partner agreed to a charge, and under which number of its own order.

    Raises PermissionDenied, ValidationError by answer, and NewerVersion when somebody saved it meanwhile.
    """
    charge = _for_books(key=key, version=version, by=by)
    _must_follow(charge, "agreed_on", agreed_on, "The day the partner agreed", by=by)
    charge.agreed_on, charge.purchase_order = agreed_on, purchase_order or charge.purchase_order
    if charge.state == State.SENT:
        charge.state = State.AGREED
    audit.save(charge, by=by, why=CostVerb.CHARGE_AGREED, now=now)
    return charge


@transaction.atomic
def note_invoiced(
    *, key: str, version: int, invoiced_on: date, invoice: str, by: Reader, now: datetime
) -> Charge:
    """Note the day and the number of the invoice for a charge.

    Raises PermissionDenied, ValidationError by answer, and NewerVersion when somebody saved it meanwhile.
    """
    charge = _for_books(key=key, version=version, by=by)
    _must_follow(charge, "invoiced_on", invoiced_on, "The day of the invoice", by=by)
    charge.invoiced_on, charge.invoice, charge.state = invoiced_on, invoice, State.INVOICED
    audit.save(charge, by=by, why=CostVerb.CHARGE_INVOICED, now=now)
    return charge


@transaction.atomic
def note_payment(
    *,
    key: str,
    version: int,
    answers: PaymentAnswers,
    by: Reader,
    now: datetime,
    payment: str | None = None,
) -> Payment:
    """Note a payment of a charge, under a key that was minted with the form (``payment``), or a new one.

    Raises PermissionDenied, ValidationError by answer, NewerVersion when somebody paid it meanwhile, and
    IntegrityError when the key is taken.
    """
    charge = _for_books(key=key, version=version, by=by)
    left = charge.total - charges.paid_of(by, charges=[charge]).get(charge.pk, 0)
    if answers.pence <= 0:
        raise ValidationError({"pence": "Enter an amount above £0.00"})
    if answers.pence > abs(left):
        owed = "is left to give back" if charge.is_credit else "is still owed"
        raise ValidationError({"pence": f"Only {pounds(abs(left))} {owed}. Enter that or less"})
    if answers.paid_on > by.today:
        raise ValidationError({"paid_on": "The day it was paid must be today or before"})
    paid = Payment(
        charge=charge, key=payment or new_key(), paid_on=answers.paid_on, reference=answers.reference
    )
    paid.pence = -answers.pence if charge.is_credit else answers.pence
    audit.save(paid, by=by, why=CostVerb.PAYMENT_ADDED, now=now)
    audit.save(charge, by=by, why=CostVerb.CHARGE_PAID, now=now)
    return paid


@transaction.atomic
def remove_payment(*, key: str, version: int, reason: str, by: Reader, now: datetime) -> Payment:
    """Remove a payment that was noted by mistake; its history, with the reason, stays.

    Raises PermissionDenied, and NewerVersion when somebody saved it meanwhile.
    """
    courses.hold_of(by, charges.payments_open_to(by), key=key, review="charge__review")
    payment = audit.locked(charges.payments_open_to(by), key=key, version=version)
    may_keep_books(by, payment.charge).require()
    audit.remove(payment, by=by, why=CostVerb.PAYMENT_REMOVED, now=now, reason=reason)
    audit.save(payment.charge, by=by, why=CostVerb.CHARGE_PAID, now=now)
    return payment


@transaction.atomic
def write_off(*, key: str, version: int, why: str, by: Reader, now: datetime) -> Charge:
    """Write off what is left of a charge, with the reason.

    Raises PermissionDenied, ValidationError when nothing is left, and NewerVersion when somebody saved it meanwhile.
    """
    charge = taken(key=key, version=version, by=by)
    may_write_off(by, charge).require()
    if charge.total == charges.paid_of(by, charges=[charge]).get(charge.pk, 0):
        raise ValidationError("It is paid in whole, so nothing is left to write off.")
    charge.state, charge.written_off_on, charge.written_off_why = State.WRITTEN_OFF, by.today, why
    audit.save(charge, by=by, why=CostVerb.CHARGE_WRITTEN_OFF, now=now)
    return charge


@transaction.atomic
def restore_charge(*, key: str, version: int, reason: str, by: Reader, now: datetime) -> Charge:
    """Take back that a charge is written off: it stands as it stood before.

    Raises PermissionDenied, and NewerVersion when somebody saved it meanwhile.
    """
    charge = taken(key=key, version=version, by=by)
    may_restore(by, charge).require()
    charge.state = State.INVOICED if charge.invoiced_on else State.AGREED if charge.agreed_on else State.SENT
    charge.written_off_on, charge.written_off_why = None, ""
    audit.save(charge, by=by, why=CostVerb.CHARGE_RESTORED, now=now, reason=reason)
    return charge


def _for_books(*, key: str, version: int, by: Reader) -> Charge:
    charge = taken(key=key, version=version, by=by)
    may_keep_books(by, charge).require()
    return charge


def _must_follow(charge: Charge, about: str, day: date, words: str, *, by: Reader) -> None:
    if day > by.today:
        raise ValidationError({about: f"{words} must be today or before"})
    if charge.sent_on and day < charge.sent_on:
        raise ValidationError({about: f"{words} must be on or after the day it was sent"})

"""Ask partners for their shares of what a review costs: draw charges up, send them, drop them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit
from csp.kernel.asking import by_payer, part_of, still_to_ask
from csp.kernel.listing import listed
from csp.kernel.measures.periods import period_of
from csp.models import Reader
from dhr.models import Charge, ChargeLine, CostLine, Review
from dhr.models.cost_verb import CostVerb
from dhr.policies.charges import may_charge, may_send
from dhr.queries import charges, costs, courses, rules
from dhr.queries.payers import payers_of
from dhr.services.outlasting import next_number

Amounts = dict[tuple[str, int], int]  # pence by type of cost and year
Basis = Charge.Basis
CHANGED = "The costs, or what was asked for, changed since this was drawn up. Draw the charges up again."
NOTHING = "Nothing is left to ask for: every partner was asked for its share of these costs."
GIVES_BACK = (
    "Partners were asked for what it has cost so far. This percentage of the estimate comes to less, and would give"
    " some of that back. Choose what it has cost so far, or a higher percentage"
)


@dataclass(frozen=True)
class ChargeAnswers:
    """What charges bring up to date: a percentage of the estimate (in hundredths), or what it has cost so far.

    ``stage`` is the stage of the review for which it is asked, if it is asked by stage.
    """

    basis: str
    basis_points: int | None = None
    stage: str = ""


@transaction.atomic
def draw_up(*, review: Review, answers: ChargeAnswers, by: Reader, now: datetime) -> list[Charge]:
    """Draw up, for each partner, what it is still to be asked for or given back; drafts that were there go.

    None is returned where drafts went and nothing is left. Raises PermissionDenied, and ValidationError where the
    costs can't be asked for as they stand, or there is nothing to do.
    """
    held = courses.hold(by, review=review.pk)
    may_charge(by, held).require()
    if answers.basis == Basis.ESTIMATE and not answers.basis_points:
        raise ValidationError({"basis_points": "Enter what percentage of the estimate is asked for"})
    _must_be_shared(held, by=by)
    there = charges.of_review(by, review=held)
    to_ask = _to_ask(held, answers.basis, answers.basis_points, by=by)
    if answers.basis == Basis.ESTIMATE:
        _must_not_give_back(there, to_ask)
    drafts = [one for one in there if one.is_draft]
    for draft in drafts:
        _drop(draft, by=by, now=now)
    if not to_ask and not drafts:
        raise ValidationError(NOTHING)
    return [_draft(held, seat, lines, answers, by=by, now=now) for seat, lines in to_ask.items()]


@transaction.atomic
def send_charge(*, key: str, version: int, by: Reader, now: datetime) -> Charge:
    """Send a charge: it gets its number and the day by which it is to be paid, and never changes again.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError where the costs
    changed since it was drawn up, or nobody knows whom it goes to.
    """
    costs.hold_of(by, charges.open_to(by), key=key)  # the number is one of the partnership's
    charge = taken(key=key, version=version, by=by)
    may_send(by, charge).require()
    _must_be_shared(charge.review, by=by)
    _must_be_asked_still(charge, by=by)
    account = charges.account_of(by, partnership=charge.asked_by, seat=charge.seat)
    if account is None:
        raise ValidationError(f"Say first whom the charges of {charge.seat} go to.")
    charge.year = period_of("year", by.today).starts_on.year
    charge.number = next_number(partnership=charge.asked_by, year=charge.year)
    charge.state, charge.sent_on = Charge.State.SENT, by.today
    days = rules.rules_of(by, partnership=charge.asked_by).days_to_pay
    charge.due_on = by.today + timedelta(days=days)
    charge.contact, charge.address = account.contact, account.address
    charge.purchase_order, charge.budget_code = account.purchase_order, account.budget_code
    audit.save(charge, by=by, why=CostVerb.CHARGE_SENT, now=now)
    return charge


@transaction.atomic
def drop_charge(*, key: str, version: int, by: Reader, now: datetime) -> Charge:
    """Drop a charge that was not sent.

    Raises PermissionDenied, and NewerVersion when somebody saved it meanwhile.
    """
    charge = taken(key=key, version=version, by=by)
    may_send(by, charge).require()
    _drop(charge, by=by, now=now)
    return charge


def record_download(*, charge: Charge, by: Reader, now: datetime) -> None:
    """Write down that somebody took the letter of a charge out."""
    audit.record(CostVerb.CHARGE_DOWNLOADED, subject=charge, by=by, now=now)


def taken(*, key: str, version: int, by: Reader) -> Charge:
    """Return a charge as it stands, while whoever else changes its review waits; the caller asks what may be done.

    Raises Http404, and NewerVersion when somebody saved it meanwhile.
    """
    courses.hold_of(by, charges.open_to(by), key=key)
    return audit.locked(charges.open_to(by), key=key, version=version)


def _to_ask(review: Review, basis: str, basis_points: int | None, *, by: Reader) -> Mapping[int, Amounts]:
    """Return what each partner is still to be asked for, by the id of its seat, or of whose place it has taken."""
    kind = CostLine.Kind.ESTIMATE if basis == Basis.ESTIMATE else CostLine.Kind.ACTUAL
    owed = charges.borne(by, review=review, kind=kind)
    if basis_points is not None and basis == Basis.ESTIMATE:
        owed = {seat: part_of(amounts, basis_points) for seat, amounts in owed.items()}
    asked, let_off = charges.asked_so_far(by, review=review), charges.let_off(by, review=review)
    instead = payers_of(review.partnership, today=by.today)
    return still_to_ask(*(by_payer(amounts, instead) for amounts in (owed, asked, let_off)))


def _must_be_shared(review: Review, *, by: Reader) -> None:
    """Raise ValidationError while a cost would be shared differently now: whoever left would be asked for it."""
    late = costs.out_of_date(by, review=review, lines=costs.of_review(by, review=review))
    if late:
        names = listed([str(one) for one in late])
        raise ValidationError(
            f"{names} would be shared differently now. Work out anew who pays, and come back."
        )


def _must_not_give_back(there: Sequence[Charge], to_ask: Mapping[int, Amounts]) -> None:
    """Raise ValidationError where a part of the estimate would give back what was asked of actual costs."""
    was_actual = any(one.basis == Basis.ACTUAL and not one.is_draft for one in there)
    if was_actual and any(sum(lines.values()) < 0 for lines in to_ask.values()):
        raise ValidationError({"basis": GIVES_BACK})


def _must_be_asked_still(charge: Charge, *, by: Reader) -> None:
    to_ask = _to_ask(charge.review, charge.basis, charge.basis_points, by=by)
    lines = charges.lines_of(by, charges=[charge])[charge.pk]
    if to_ask.get(charge.seat_id, {}) != {(one.cost_type, one.year): one.pence for one in lines}:
        raise ValidationError(CHANGED)


def _draft(
    review: Review, seat: int, lines: Amounts, answers: ChargeAnswers, *, by: Reader, now: datetime
) -> Charge:
    charge = Charge(review=review, asked_by=review.partnership, seat_id=seat, total=sum(lines.values()))
    charge.basis, charge.stage = answers.basis, answers.stage
    charge.basis_points = answers.basis_points if answers.basis == Basis.ESTIMATE else None
    audit.save(charge, by=by, why=CostVerb.CHARGE_DRAWN_UP, now=now)
    charge.lines.bulk_create(
        ChargeLine(charge=charge, cost_type=cost_type, year=year, pence=pence)
        for (cost_type, year), pence in sorted(lines.items(), key=lambda one: (one[0][1], one[0][0]))
    )
    return charge


def _drop(charge: Charge, *, by: Reader, now: datetime) -> None:
    audit.remove(charge, by=by, why=CostVerb.CHARGE_DROPPED, now=now)

"""Correct a cost of a locked year by an adjustment, dated in a year that is open and shared as the cost was."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from csp import audit
from csp.kernel.keys import new_key
from csp.models import Reader
from dhr.models import CostLine
from dhr.models.cost_verb import CostVerb
from dhr.policies.costs import may_adjust
from dhr.queries import costs
from dhr.services.cost_sharing import share
from dhr.services.costs import CostAnswers, refuse_wrong


@dataclass(frozen=True)
class AdjustmentAnswers:
    """By how much a cost was wrong, in pence: below nothing where it was less; and why."""

    what: str
    cost_on: date
    net: int
    vat: int = 0
    recovered: int = 0


@transaction.atomic
def adjust_cost(
    *, line: CostLine, answers: AdjustmentAnswers, by: Reader, now: datetime, key: str | None = None
) -> CostLine:
    """Note an adjustment of a cost that changes no more, under a key minted with the form, or a new one.

    It is shared by the same version and among the same partners. Raises PermissionDenied, ValidationError by answer,
    and IntegrityError when the key is taken.
    """
    costs.hold(by, review=line.review_id)
    [held] = costs.open_to(by).filter(pk=line.pk)
    may_adjust(by, held).require()
    said = CostAnswers(kind=held.kind, cost_type=held.cost_type, supplier=held.supplier, **vars(answers))
    refuse_wrong(answers=said, review=held.review, by=by)
    adjustment = CostLine(
        review=held.review,
        key=key or new_key(),
        number=costs.next_number(by, review=held.review),
        kind=held.kind,
        cost_type=held.cost_type,
        supplier=held.supplier,
        under=held.under,
        chosen_why=held.chosen_why,
        adjusts=held,
        **vars(answers),
    )
    audit.save(adjustment, by=by, why=CostVerb.COST_ADJUSTED, now=now)
    share(line=adjustment, by=by)
    return adjustment

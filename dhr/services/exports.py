"""Write down that somebody took what a review will do, recommends or costs out as a file."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from csp import audit
from csp.models import Partnership, Reader
from dhr.models import Charge, Part, Review
from dhr.models.cost_verb import CostVerb
from dhr.models.part_of_review import ReviewIn
from dhr.models.verb import Verb
from dhr.policies.costs import may_take_out
from dhr.policies.exports import may_export_oversight, may_export_plan


@transaction.atomic
def record_plan_export(*, review: Review, by: Reader, now: datetime) -> None:
    """Write down, on the review's own trail, that somebody took out its action plan.

    Raises PermissionDenied when they may not.
    """
    may_export_plan(by, review).require()
    audit.record(Verb.RECOMMENDATIONS_EXPORTED, subject=review, by=by, now=now)


@transaction.atomic
def record_oversight_export(
    *, partnership: Partnership, reviews: Iterable[Review], by: Reader, now: datetime
) -> None:
    """Write down, on the own trail of each of these reviews, that somebody took out what it recommends.

    Raises PermissionDenied when they may not.
    """
    may_export_oversight(by, partnership).require()
    for review in reviews:
        audit.record(Verb.OVERSIGHT_EXPORTED, subject=review, by=by, now=now)


@transaction.atomic
def record_costs_export(*, review: Review, by: Reader, now: datetime) -> None:
    """Write down, for those who may see its money, that somebody took out what a review costs.

    Raises PermissionDenied when they may not.
    """
    may_take_out(by, review).require()
    audit.record(CostVerb.COSTS_EXPORTED, subject=ReviewIn(review, Part.MONEY), by=by, now=now)


@transaction.atomic
def record_ledger_export(*, charges: Iterable[Charge], by: Reader, now: datetime) -> None:
    """Write down, for those who may see the money of each review, that charges of it were taken out for the ledger.

    Whoever sees charges takes them out: they are read for this reader.
    """
    reviews = {one.review_id: one.review for one in charges}
    for review in reviews.values():
        audit.record(CostVerb.LEDGER_EXPORTED, subject=ReviewIn(review, Part.MONEY), by=by, now=now)


@transaction.atomic
def record_spending_export(*, partnership: Partnership, by: Reader, now: datetime) -> None:
    """Write down, on the partnership's trail, that somebody took out what everybody is told of what reviews cost."""
    audit.record(CostVerb.SPENDING_EXPORTED, subject=partnership, by=by, now=now)

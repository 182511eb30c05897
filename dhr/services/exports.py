"""Write down that somebody took what a review will do, recommends or costs out as a file."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from csp import audit
from csp.models import Partnership, Reader
from dhr.models import Review
from dhr.models.cost_verb import CostVerb
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
    """Write down, on the review's own trail, that somebody took out what it costs.

    Raises PermissionDenied when they may not.
    """
    may_take_out(by, review).require()
    audit.record(CostVerb.COSTS_EXPORTED, subject=review, by=by, now=now)

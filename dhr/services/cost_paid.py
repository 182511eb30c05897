"""Note when the supplier of a cost was paid, also once the cost stands: it is a fact with a day of its own."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit
from csp.models import Reader
from dhr.models import CostLine
from dhr.models.cost_verb import CostVerb
from dhr.policies.costs import may_note_paid
from dhr.services.costs import taken


@transaction.atomic
def note_supplier_paid(
    *, key: str, version: int, paid_on: date | None, by: Reader, now: datetime
) -> CostLine:
    """Note the day on which the supplier of an actual cost was paid, or that it was not; the same changes nothing.

    Raises PermissionDenied, ValidationError for a day to come, and NewerVersion when somebody saved it meanwhile.
    """
    line = taken(key=key, version=version, by=by)
    may_note_paid(by, line).require()
    if paid_on and paid_on > by.today:
        raise ValidationError({"paid_on": "The day it was paid must be today or before"})
    if paid_on != line.paid_on:
        line.paid_on = paid_on
        audit.save(line, by=by, why=CostVerb.COST_PAID, now=now)
    return line

"""Say what a partnership means to spend on its reviews in a financial year."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit
from csp.audit import NewerVersion
from csp.kernel.pence import MOST, pounds
from csp.models import Partnership, Reader
from csp.queries.partnerships import make_others_wait
from dhr.models import ReviewBudget
from dhr.models.cost_verb import CostVerb
from dhr.models.review_budget import years_offered
from dhr.policies.budgets import may_set_budgets
from dhr.queries import budgets

NOT_OFFERED = "Choose one of the last financial years, this one, or one of the next"
OUTSIDE = f"Enter a budget from £0.00 to {pounds(MOST)}"


@transaction.atomic
def set_budget(
    *, partnership: Partnership, year: int, version: int, pence: int, by: Reader, now: datetime
) -> ReviewBudget:
    """Set the budget of the financial year that begins in April of a year, for the first time (0) or anew.

    The same again changes nothing. Raises PermissionDenied, ValidationError for a year or an amount that cannot be,
    and NewerVersion when somebody set it meanwhile.
    """
    may_set_budgets(by, partnership).require()
    if year not in {one.starts_on.year for one in years_offered(by.today)}:
        raise ValidationError(NOT_OFFERED)
    if not 0 <= pence <= MOST:
        raise ValidationError({"pence": OUTSIDE})
    make_others_wait(partnership.pk)
    budget = budgets.of_year(by, partnership=partnership, year=year)
    if budget and budget.pence == pence:
        return budget
    if budget and budget.version != version:
        raise NewerVersion(budget)
    budget = budget or ReviewBudget(partnership=partnership, year=year)
    budget.pence = pence
    audit.save(budget, by=by, why=CostVerb.BUDGET_SET, now=now)
    return budget

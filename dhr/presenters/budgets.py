"""The budgets for reviews: year by year as a list, what is left of one in words, and what was changed of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from csp.kernel import saves
from csp.kernel.pence import pounds
from csp.kernel.saves import Save
from csp.models import Partnership, Reader
from dhr.models.review_budget import years_offered
from dhr.queries import budgets

NONE = "Not set"


@dataclass(frozen=True)
class BudgetRow:
    """One financial year: its budget in words, and the page that sets it."""

    name: str
    months: str
    amount: str
    is_set: bool
    url: str


def rows_of(reader: Reader, *, partnership: Partnership) -> list[BudgetRow]:
    """Return the years whose budget can be set, the latest first: always the same, whatever there is."""
    known = budgets.by_year(reader, partnership=partnership)
    found = []
    for period in years_offered(reader.today):
        year = period.starts_on.year
        budget = known.get(year)
        url = reverse("dhr:budget-edit", args=[partnership.slug, year])
        amount = pounds(budget.pence) if budget else NONE
        found.append(BudgetRow(period.short, period.name, amount, budget is not None, url))
    return found


def left_of(budget: int | None, spent: int) -> str:
    """Say in words what is left of a budget, or by how much it is exceeded."""
    if budget is None:
        return ""
    if spent == budget:
        return "Nothing left"
    return f"{pounds(budget - spent)} left" if spent < budget else f"{pounds(spent - budget)} over budget"


def saves_of(versions: Sequence[Any], *, since: int = 0) -> list[Save]:
    """Return each save that changed a budget after the version ``since``, the newest first."""
    later = [one for one in versions if one.version >= since]
    return saves.saves_of(later, fields=[("pence", "Budget")], say=lambda one, name: pounds(one.pence))

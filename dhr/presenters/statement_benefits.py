"""What a partner paid in each financial year, beside what all reviews together cost as everybody is told it."""

from dataclasses import dataclass

from csp.kernel.pence import pounds
from csp.models import Reader
from dhr.models import Statement
from dhr.presenters.spending import NOT_TOLD, total_of, words_of
from dhr.queries.paid_in import paid_in_by_year
from dhr.queries.spend import totals_by_year


@dataclass(frozen=True)
class Benefits:
    """Each year with what the partner paid in it and what reviews cost, latest first, and both altogether."""

    rows: list[tuple[str, str, str]]
    paid: str
    cost: str


def benefits_of(reader: Reader, *, statement: Statement) -> Benefits:
    """Return what a partner paid in, beside what it was for: no review's own costs, and nothing to work them out by.

    What was paid before the years that are told of stands in a row of its own, so that all that was paid is there.
    """
    spend = totals_by_year(reader, partnership=statement.partnership)
    paid = paid_in_by_year(reader, statement=statement)
    rows = [
        (one.year.short, pounds(paid.get(one.year.starts_on.year, 0)), words_of(one)) for one in spend.years
    ]
    shown = {one.year.starts_on.year for one in spend.years}
    if earlier := sum(pence for year, pence in paid.items() if year not in shown):
        rows.append(("Earlier", pounds(earlier), NOT_TOLD))
    cost = total_of(spend)
    told = cost if spend.altogether is None else f"{cost}, of the years that are told"
    return Benefits(rows, pounds(sum(paid.values())), told)

"""What a partner paid in each financial year, beside what all reviews together cost as everybody is told it."""

from dataclasses import dataclass
from decimal import Decimal

from csp.kernel.pence import pounds
from csp.models import Reader
from dhr.presenters.spending import NOT_TOLD, total_in_file, total_of, words_of
from dhr.queries.paid_in import paid_in_by_year
from dhr.queries.spend import Spend, totals_by_year
from dhr.queries.statements import Reading


@dataclass(frozen=True)
class Benefits:
    """Each year with what the partner paid in it and what reviews cost, latest first, and both altogether.

    ``in_file`` are the same rows with amounts as plain numbers, and how what reviews cost is told.
    """

    rows: list[tuple[str, str, str]]
    in_file: list[tuple[str, Decimal, Decimal | str, str]]
    paid: str
    cost: str
    is_empty: bool


def benefits_of(reader: Reader, *, reading: Reading) -> Benefits:
    """Return what a partner paid in, beside what it was for: no review's own costs, and nothing to work them out by.

    What was paid before the years that are told of stands in a row of its own, so that all that was paid is there.
    """
    spend = totals_by_year(reader, partnership=reading.statement.partnership)
    paid = paid_in_by_year(reader, reading=reading)
    by_year = [(one, paid.get(one.year.starts_on.year, 0)) for one in spend.years]
    rows = [(one.year.short, pounds(pence), words_of(one)) for one, pence in by_year]
    in_file = [(one.year.short, _number(pence), *total_in_file(one)) for one, pence in by_year]
    shown = {one.year.starts_on.year for one in spend.years}
    if earlier := sum(pence for year, pence in paid.items() if year not in shown):
        rows.append(("Earlier", pounds(earlier), NOT_TOLD))
        in_file.append(("Earlier", _number(earlier), "", NOT_TOLD))
    is_empty = not paid and not any(one.told or one.about for one in spend.years)
    return Benefits(rows, in_file, pounds(sum(paid.values())), _cost(spend), is_empty)


def _cost(spend: Spend) -> str:
    cost = total_of(spend)
    return cost if spend.altogether is None else f"{cost}, of the years that are told"


def _number(pence: int) -> Decimal:
    return Decimal(pence).scaleb(-2)

"""The statement of a partner as a CSV file: a row for each type of cost and year that a charge asks for.

Where the partner pays into a pool there is a row for each year of it, with columns of its own: each column adds up.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain

from csp.kernel.csv_file import csv_file
from dhr.models import Charge, CostType
from dhr.models.year_lock import year_called
from dhr.queries.statements import AskedFor

HEADS = (
    "Charge number",
    "Sent",
    "Due",
    "Purchase order",
    "Budget code",
    "Invoice",
    "Type of cost",
    "Financial year of the cost",
    "Asked for",
)
POOL_HEADS = ("To pay into a pool", "Paid into a pool")
BENEFIT_HEADS = ("Financial year", "Paid in", "What all reviews cost", "How it is told")
PoolYears = Sequence[
    tuple[str, str, int, int]
]  # the agreement, the year, what is to be paid and was, in pence


def statement_csv(
    charges: Sequence[Charge], *, lines: Mapping[int, Sequence[AskedFor]], pools: PoolYears = ()
) -> Iterator[bytes]:
    """Give the file; amounts are plain numbers, and add up to what was asked for."""
    rows = (_row(one, line) for one in charges for line in lines[one.pk])
    if not pools:
        return csv_file(HEADS, rows)
    beside = [""] * len(POOL_HEADS)
    return csv_file((*HEADS, *POOL_HEADS), chain(([*row, *beside] for row in rows), map(_of_pool, pools)))


def benefits_csv(rows: Iterable[Sequence[object]]) -> Iterator[bytes]:
    """Give the file of what was paid in by year, beside what all reviews cost as everybody is told it."""
    return csv_file(BENEFIT_HEADS, rows)


def _of_pool(one: tuple[str, str, int, int]) -> list[object]:
    agreement, year, *amounts = one
    said = {"Type of cost": f"Pool: {agreement}", "Financial year of the cost": year}
    return [*(said.get(head, "") for head in HEADS), *(Decimal(pence).scaleb(-2) for pence in amounts)]


def _row(charge: Charge, line: AskedFor) -> list[object]:
    return [
        charge.reference,
        charge.sent_on.isoformat() if charge.sent_on else "",
        charge.due_on.isoformat() if charge.due_on else "",
        charge.purchase_order,
        charge.budget_code,
        charge.invoice,
        CostType(line.cost_type).label,
        year_called(line.year),
        Decimal(line.pence).scaleb(-2),
    ]

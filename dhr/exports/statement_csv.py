"""The statement of a partner as a CSV file: a row for each type of cost and year that a charge asks for.

What was paid of a charge follows it, a row for each payment. Where the partner pays into a pool there is a row for
each year of it. Each has columns of its own, and each column adds up.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain

from csp.kernel.csv_file import csv_file
from dhr.models import Charge, CostType
from dhr.models.year_lock import year_called
from dhr.queries.statements import AskedFor, Paid

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
    "Paid on",
    "Paid",
)
POOL_HEADS = ("To pay into a pool", "Paid into a pool")
BENEFIT_HEADS = ("Financial year", "Paid in", "What all reviews cost", "How it is told")
PoolYears = Sequence[
    tuple[str, str, int, int]
]  # the agreement, the year, what is to be paid and was, in pence


def statement_csv(
    charges: Sequence[Charge],
    *,
    lines: Mapping[int, Sequence[AskedFor]],
    payments: Mapping[int, Sequence[Paid]],
    pools: PoolYears = (),
) -> Iterator[bytes]:
    """Give the file; amounts are plain numbers, and add up to what was asked for and to what was paid."""
    rows = (row for one in charges for row in _rows(one, lines.get(one.pk, ()), payments.get(one.pk, ())))
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
    return [*(said.get(head, "") for head in HEADS), *map(_amount, amounts)]


def _rows(charge: Charge, lines: Sequence[AskedFor], payments: Sequence[Paid]) -> Iterator[list[object]]:
    facts = [
        charge.reference,
        charge.sent_on.isoformat() if charge.sent_on else "",
        charge.due_on.isoformat() if charge.due_on else "",
        charge.purchase_order,
        charge.budget_code,
        charge.invoice,
    ]
    for line in lines:
        asked = (CostType(line.cost_type).label, year_called(line.year), _amount(line.pence))
        yield [*facts, *asked, "", ""]
    for paid in payments:
        yield [*facts, "", "", "", paid.on.isoformat(), _amount(paid.pence)]


def _amount(pence: int) -> Decimal:
    return Decimal(pence).scaleb(-2)

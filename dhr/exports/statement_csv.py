"""The statement of a partner as a CSV file: a row for each type of cost and year that a charge asks for."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

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


def statement_csv(charges: Sequence[Charge], *, lines: Mapping[int, Sequence[AskedFor]]) -> Iterator[bytes]:
    """Give the file; amounts are plain numbers, and add up to what was asked for."""
    return csv_file(HEADS, (_row(one, line) for one in charges for line in lines[one.pk]))


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

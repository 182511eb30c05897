"""What partners are to pay into a pool by year, and have paid, as a CSV file."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from csp.kernel.csv_file import csv_file

HEADS = ("Financial year", "Partner", "To pay", "Paid", "Left")


def pool_csv(rows: Iterable[tuple[str, str, int, int]]) -> Iterator[bytes]:
    """Give the file; amounts are given in pence, and are plain numbers of pounds in it."""
    return csv_file(HEADS, ((year, name, *_pounds(to_pay, paid)) for year, name, to_pay, paid in rows))


def _pounds(to_pay: int, paid: int) -> list[Decimal]:
    return [Decimal(one).scaleb(-2) for one in (to_pay, paid, to_pay - paid)]

"""What everybody is told of what reviews cost, as a CSV file."""

from collections.abc import Iterable, Iterator, Sequence

from csp.kernel.csv_file import csv_file

HEADS = ("Financial year", "What", "Amount", "How it is told")


def spending_csv(rows: Iterable[Sequence[object]]) -> Iterator[bytes]:
    """Give the file; its rows are what may be told, and amounts in them plain numbers."""
    return csv_file(HEADS, rows)

"""What changed in a plan between two moments, as a CSV file, for Excel and for programs."""

from collections.abc import Iterable, Iterator, Sequence

from csp.kernel.csv_file import csv_file

HEADS = ("Kind of change", "Reference", "What", "Field", "Before", "After", "Note")


def difference_csv(rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """Give the file in pieces: the heads, then a row for each change."""
    return csv_file(HEADS, rows)

"""What the authorities lead and how it goes, as a CSV file."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from csp.kernel.csv_file import csv_file


class ExportedAuthority(NamedTuple):
    """A row of the file: an authority with its numbers."""

    standing: str
    name: str
    until: str
    open: int
    due_soon: int
    late: int
    late_at_first: int
    silent: int
    without_holder: int
    complete: int
    asked: int
    reported: int


HEADS = (
    "At the table as",
    "Authority",
    "Until",
    "Open actions led",
    "Due in the next 30 days",
    "Late",
    "After the date first agreed",
    "Silent",
    "Without a holder",
    "Complete",
)


def authorities_csv(rows: Iterable[ExportedAuthority], *, last_round: str) -> Iterator[bytes]:
    """Give the file; ``last_round`` is what the columns about the last round are headed with."""
    return csv_file((*HEADS, f"{last_round}: asked", f"{last_round}: reported"), rows)

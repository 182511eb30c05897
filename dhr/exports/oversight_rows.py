"""The rows of what reviews recommended, for whoever oversees them: nothing that says which review is which."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from csp.kernel.csv_file import csv_file

HEADS = ("Review", "Recommendation", "Scope", "Made to", "Answers", "Status", "Outcome")


class OversightRow(NamedTuple):
    """A row of the file: one recommendation. A cell may have several lines."""

    review: str
    recommendation: str
    scope: str
    addressees: str
    answers: str
    status: str
    outcome: str


def oversight_csv(rows: Iterable[OversightRow]) -> Iterator[bytes]:
    """Give the file piece by piece."""
    return csv_file(HEADS, rows)

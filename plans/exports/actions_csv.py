"""The action list as a CSV file, for Excel and for programs."""

from collections.abc import Iterable, Iterator

from csp.kernel.csv_file import ROWS_AT_ONCE, csv_file
from csp.kernel.terms import EVERYBODYS, Words
from plans.exports.action_rows import HEADS, ExportedAction, heads_in

__all__ = ["ROWS_AT_ONCE", "actions_csv"]


def actions_csv(rows: Iterable[ExportedAction], *, words: Words = EVERYBODYS) -> Iterator[bytes]:
    """Give the file in pieces: the heads, then rows as they arrive. Dates are written 2026-12-04."""
    return csv_file(heads_in(words), (row[: len(HEADS)] for row in rows))

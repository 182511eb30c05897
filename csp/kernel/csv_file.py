"""A CSV file for Excel and for programs: UTF-8 with its mark, lines ended as RFC 4180 has it, and no formulas."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from csp.kernel.spreadsheet import neutral

MARK = "\ufeff"  # without it, Excel takes the file for another alphabet
ROWS_AT_ONCE = 250


class _Lines(list[str]):
    """Takes what the csv module writes."""

    write = list.append


def csv_file(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[bytes]:
    """Give the file in pieces: the heads, then rows as they arrive. Text that looks like a formula is made none."""
    yield _written([[neutral(head) for head in heads]], before=MARK)
    left = iter(rows)
    while some := list(islice(left, ROWS_AT_ONCE)):
        yield _written([neutral(cell) if isinstance(cell, str) else cell for cell in row] for row in some)


def _written(rows: Iterable[Sequence[object]], *, before: str = "") -> bytes:
    lines = _Lines([before])
    csv.writer(lines, lineterminator="\r\n").writerows(rows)
    return "".join(lines).encode()

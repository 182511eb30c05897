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


def csv_file(
    heads: Sequence[str], rows: Iterable[Sequence[object]], *, delimiter: str = ",", has_heads: bool = True
) -> Iterator[bytes]:
    """Give the file in pieces: the heads, then rows as they arrive. Text that looks like a formula is made none.

    Without heads it is read by a program, which would take the mark for a part of the first value: there is none.
    """
    if has_heads:
        yield _written([[neutral(head) for head in heads]], delimiter, before=MARK)
    left = iter(rows)
    while some := list(islice(left, ROWS_AT_ONCE)):
        cells = ([neutral(cell) if isinstance(cell, str) else cell for cell in row] for row in some)
        yield _written(cells, delimiter)


def _written(rows: Iterable[Sequence[object]], delimiter: str, *, before: str = "") -> bytes:
    lines = _Lines([before])
    csv.writer(lines, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return "".join(lines).encode()

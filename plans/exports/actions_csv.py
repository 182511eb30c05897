"""The action list as a CSV file, for Excel and for programs: UTF-8 with its mark, lines ended as RFC 4180 has it."""

import csv
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from csp.kernel.spreadsheet import neutral
from plans.exports.action_rows import HEADS, Cell, ExportedAction

MARK = "\ufeff"  # without it, Excel takes the file for another alphabet
ROWS_AT_ONCE = 250


class _Lines(list[str]):
    """Takes what the csv module writes."""

    write = list.append


def actions_csv(rows: Iterable[ExportedAction]) -> Iterator[bytes]:
    """Give the file in pieces: the heads, then rows as they arrive. Dates are written 2026-12-04."""
    yield _written([HEADS], before=MARK)
    left = iter(rows)
    while some := list(islice(left, ROWS_AT_ONCE)):
        yield _written([_cell(cell) for cell in row[: len(HEADS)]] for row in some)


def _written(rows: Iterable[Any], *, before: str = "") -> bytes:
    lines = _Lines([before])
    csv.writer(lines, lineterminator="\r\n").writerows(rows)
    return "".join(lines).encode()


def _cell(cell: Cell) -> Cell:
    return neutral(cell) if isinstance(cell, str) else cell

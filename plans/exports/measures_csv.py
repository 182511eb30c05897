"""The figures of a measure, and a plan's measures as its list shows them, as CSV files."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from csp.kernel.csv_file import csv_file


class ExportedFigure(NamedTuple):
    """A row of the file of one measure's figures."""

    first_day: date
    last_day: date
    area: str
    figure: Decimal
    unit: str
    provisional: str
    note: str
    given_by: str
    given_on: date


class ExportedMeasure(NamedTuple):
    """A row of the file of a plan's measures."""

    priority: str
    reference: str
    measure: str
    unit: str
    figure: Decimal | None
    period: str
    change: str
    since_baseline: str
    baseline: Decimal | None
    target: str
    target_value: Decimal | None
    target_on: date | None
    standing: str
    coming: str
    lead: str
    held: str


FIGURE_HEADS = (
    "First day",
    "Last day",
    "Area",
    "Figure",
    "Unit",
    "Provisional",
    "Note",
    "Given by",
    "Given on",
)
MEASURE_HEADS = (
    "Reference",
    "Measure",
    "Unit",
    "Latest figure",
    "Period",
    "Against a year earlier",
    "Against the baseline",
    "Baseline",
    "Target",
    "Target as a number",
    "Day of the target",
    "Off target?",
    "Next figure",
    "Given by",
    "Held in abeyance because",
)


def figures_csv(rows: Iterable[ExportedFigure]) -> Iterator[bytes]:
    """Give the file of one measure's figures; days are written 2026-09-30, figures as plain numbers."""
    return csv_file(FIGURE_HEADS, (_plain(row) for row in rows))


def measures_csv(rows: Iterable[ExportedMeasure], *, priority: str) -> Iterator[bytes]:
    """Give the file of a plan's measures; ``priority`` is what the partnership calls one."""
    return csv_file((priority, *MEASURE_HEADS), (_plain(row) for row in rows))


def _plain(row: Iterable[object]) -> list[object]:
    return [_cell(cell) for cell in row]


def _cell(cell: object) -> object:
    """Return a number without the noughts that the database keeps, and nothing where there is nothing."""
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else cell.normalize()
    return "" if cell is None else cell

"""What a partner was asked for by type of cost and the year of the cost: each column and row adds up."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from csp.kernel.pence import pounds
from dhr.models import CostType
from dhr.models.year_lock import year_called
from dhr.queries.statements import AskedFor

Cells = list[tuple[str, str]]  # what a year is called, and what was asked for of it


@dataclass(frozen=True)
class TypeTable:
    """Each type with what was asked for of it by year and altogether, and all types together."""

    years: list[str]
    rows: list[tuple[str, Cells, str]]
    totals: Cells
    total: str


def types_of(found: Iterable[Sequence[AskedFor]]) -> TypeTable:
    """Return what the lines of all charges come to, the types in their own order and the earliest year first."""
    sums: dict[tuple[str, int], int] = defaultdict(int)
    for lines in found:
        for kind, year, pence in lines:
            sums[kind, year] += pence
    years = sorted({year for _, year in sums})
    by_type = {one: [sums.get((one, year), 0) for year in years] for one in _in_order(sums)}
    together = [sum(column) for column in zip(*by_type.values(), strict=True)]
    names = [year_called(year) for year in years]
    return TypeTable(
        years=names,
        rows=[(one.label, _cells(names, row), pounds(sum(row))) for one, row in by_type.items()],
        totals=_cells(names, together),
        total=pounds(sum(together)),
    )


def _in_order(sums: Iterable[tuple[str, int]]) -> list[CostType]:
    used = {kind for kind, _ in sums}
    return [one for one in CostType if one in used]


def _cells(names: Sequence[str], pence: Sequence[int]) -> Cells:
    return list(zip(names, map(pounds, pence), strict=True))

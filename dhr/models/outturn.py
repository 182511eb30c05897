"""What a review will have cost: what was paid, and what is still to come of what was ordered or estimated."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dhr.models.cost_line import CostLine

Kind = CostLine.Kind


@dataclass(frozen=True)
class Outturn:
    """What costs come to, in pence, without the VAT that is recovered."""

    estimated: int = 0
    committed: int = 0
    actual: int = 0
    expected: int = 0

    def __add__(self, other: "Outturn") -> "Outturn":
        """Return what both come to together."""
        return Outturn(
            self.estimated + other.estimated,
            self.committed + other.committed,
            self.actual + other.actual,
            self.expected + other.expected,
        )


def outturn_by_type(lines: Iterable[CostLine]) -> dict[str, Outturn]:
    """Return what the costs of a review come to, by type; ``expected`` counts nothing twice.

    An estimate or a commitment stands for itself until what comes out of it is more, or was the last of it.
    """
    found, drawn = list(lines), defaultdict(list)
    for line in found:
        drawn[line.against_id].append(line)
    by_type: dict[str, Outturn] = defaultdict(Outturn)
    for line in found:
        expected = _expected(line, drawn) if line.against_id is None else 0
        by_type[line.cost_type] += Outturn(
            estimated=line.cost if line.kind == Kind.ESTIMATE else 0,
            committed=line.cost if line.kind == Kind.COMMITMENT else 0,
            actual=line.cost if line.kind == Kind.ACTUAL else 0,
            expected=expected,
        )
    return dict(by_type)


def _expected(line: CostLine, drawn: dict[int | None, list[CostLine]]) -> int:
    """Return what comes of a line in the end."""
    if line.kind == Kind.ACTUAL:
        return line.cost
    came = drawn[line.pk]
    together = sum(_expected(one, drawn) for one in came)
    return together if any(one.is_last for one in came) else max(line.cost, together)


@dataclass(frozen=True)
class YearSum:
    """What costs of one financial year come to, in pence: what was invoiced, and what is still to come."""

    actual: int = 0
    to_come: int = 0

    @property
    def expected(self) -> int:
        """Return both together."""
        return self.actual + self.to_come

    def __add__(self, other: "YearSum") -> "YearSum":
        """Return what both come to together."""
        return YearSum(self.actual + other.actual, self.to_come + other.to_come)


def outturn_by_year(lines: Iterable[CostLine]) -> dict[int, YearSum]:
    """Return what the costs of reviews come to, by the year in which the financial year begins.

    What is still to come of an estimate or a commitment falls in the year of its own day. All years together are what
    is expected in the end.
    """
    found, drawn = list(lines), defaultdict(list)
    for line in found:
        drawn[line.against_id].append(line)
    by_year: dict[int, YearSum] = defaultdict(YearSum)
    for line in found:
        sums = (
            YearSum(actual=line.cost) if line.kind == Kind.ACTUAL else YearSum(to_come=_to_come(line, drawn))
        )
        by_year[line.year.starts_on.year] += sums
    return dict(by_year)


def _to_come(line: CostLine, drawn: dict[int | None, list[CostLine]]) -> int:
    """Return what is left of an estimate or a commitment, besides what came out of it."""
    came = drawn[line.pk]
    if any(one.is_last for one in came):
        return 0
    return max(line.cost - sum(_expected(one, drawn) for one in came), 0)

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

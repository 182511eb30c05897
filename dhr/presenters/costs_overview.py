"""The page of what a review costs: what it comes to by type, who pays what so far, and the costs themselves."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from csp.kernel.pence import pounds
from csp.models import Reader
from dhr.models import CostLine, CostShare, CostType, Review
from dhr.models.outturn import Outturn, outturn_by_type
from dhr.models.seats_apart import told_apart
from dhr.presenters.costs import NOT_SHARED, CostRow
from dhr.queries import costs

POOL, IN_KIND = "Paid by a pool", "Given in kind"
APART = {CostShare.Bearer.POOL.value: POOL, CostShare.Bearer.IN_KIND.value: IN_KIND}


@dataclass(frozen=True)
class TypeLine:
    """What the costs of one type come to, or all of them."""

    name: str
    estimated: str
    committed: str
    actual: str
    expected: str

    @classmethod
    def of(cls, name: str, found: Outturn) -> "TypeLine":
        """Return it in pounds; nothing of a kind stays empty."""
        estimated, committed, actual = (
            pounds(one) if one else "" for one in (found.estimated, found.committed, found.actual)
        )
        return cls(name, estimated, committed, actual, pounds(found.expected))


@dataclass(frozen=True)
class CostsPage:
    """What the page shows; ``paid`` is (who, how much), which makes ``paid_total``."""

    types: list[TypeLine]
    total: TypeLine
    paid: list[tuple[str, str]]
    paid_total: str
    rows: list[CostRow]
    count: int
    late: list[CostLine]


def costs_of(
    reader: Reader, *, review: Review, lines: Sequence[CostLine], wanted: Mapping[str, str]
) -> CostsPage:
    """Return what a review costs; the list at the end has those costs that are ``wanted``, the newest day first."""
    late = costs.out_of_date(reader, review=review, lines=lines)
    actual = [one for one in lines if one.kind == CostLine.Kind.ACTUAL]
    by_type = outturn_by_type(lines)
    listed = sorted(_wanted(lines, wanted), key=lambda one: (one.cost_on, one.number), reverse=True)
    ids = {one.pk for one in late}
    return CostsPage(
        types=[TypeLine.of(kind.label, by_type[kind]) for kind in CostType if kind in by_type],
        total=TypeLine.of("Altogether", sum(by_type.values(), Outturn())),
        paid=who_pays(actual, shares=costs.shares_of(reader, lines=actual)),
        paid_total=pounds(sum(one.cost for one in actual)),
        rows=[CostRow.of(one, late=ids) for one in listed],
        count=len(lines),
        late=late,
    )


def who_pays(
    lines: Iterable[CostLine], *, shares: Mapping[int, Sequence[CostShare]]
) -> list[tuple[str, str]]:
    """Return who pays how much of some costs together: partners by name, then what none of them is asked for."""
    partners: dict[str, int] = {}
    apart = dict.fromkeys([*APART.values(), NOT_SHARED], 0)
    seats = {}
    for line in lines:
        mine = shares.get(line.pk, ())
        for one in mine:
            if one.seat:
                seats[one.seat.key] = one.seat
                partners[one.seat.key] = partners.get(one.seat.key, 0) + one.pence
            else:
                apart[APART[one.bearer]] += one.pence
        apart[NOT_SHARED] += line.cost - sum(one.pence for one in mine)
    names = told_apart(seats.values())
    found = sorted((names[key], pence) for key, pence in partners.items())
    return [(name, pounds(pence)) for name, pence in [*found, *(one for one in apart.items() if one[1])]]


def _wanted(lines: Iterable[CostLine], wanted: Mapping[str, str]) -> list[CostLine]:
    return [
        one
        for one in lines
        if wanted.get("type", "") in ("", one.cost_type)
        and wanted.get("kind", "") in ("", one.kind)
        and wanted.get("year", "") in ("", str(one.year.starts_on.year))
    ]

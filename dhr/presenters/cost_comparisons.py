"""What two versions of an agreement make of the same costs: who pays what under each, and the difference."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from csp.kernel.cost_shares import CannotShare, Sharer, share_out
from csp.kernel.pence import pounds
from csp.models import Partnership, Reader
from dhr.models import AgreementVersion, CostRule, CostType
from dhr.presenters.cost_agreements import example_day
from dhr.queries import cost_agreements, cost_sharers

# Who bears what no partner is asked for, and what cannot be shared: rows of their own, so that each side adds up.
POOL, IN_KIND, NOBODY, REFUSED = "pool", "in kind", "nobody", "refused"
APART = {
    POOL: "Paid by the pool",
    IN_KIND: "Given in kind",
    NOBODY: "Not agreed: borne by the partnership that pays",
    REFUSED: "Cannot be shared",
}

SAME = "Same"


@dataclass
class Paid:
    """Who would pay how much of some costs, by key, and why what is refused is."""

    names: dict[str, str] = field(default_factory=dict)
    paid: dict[str, int] = field(default_factory=dict)
    refusals: list[str] = field(default_factory=list)

    def give(self, key: str, pence: int) -> None:
        """Add what somebody pays of a cost."""
        self.paid[key] = self.paid.get(key, 0) + pence

    def refuse(self, sentence: str, pence: int) -> None:
        """Keep why a cost cannot be shared, and the cost apart."""
        self.refusals.append(sentence)
        self.give(REFUSED, pence)


@dataclass(kw_only=True)
class Side(Paid):
    """What one version makes of the costs, with who shares on a day."""

    version: AgreementVersion
    day: date

    @property
    def words(self) -> str:
        """Return what is said of it when something of it is refused."""
        return f"Not everything can be shared by {str(self.version).lower()}"


@dataclass(frozen=True)
class Line:
    """One partner, or what nobody is asked for, and what it comes to under each version."""

    name: str
    before: str
    after: str
    difference: str


@dataclass(frozen=True)
class Comparison:
    """The table: a line for each partner, then what is apart, then the total, which each side adds up to."""

    before: Side
    after: Side
    lines: list[Line]
    total: str

    @property
    def sides(self) -> tuple[Side, Side]:
        """Return both."""
        return self.before, self.after

    @property
    def is_same(self) -> bool:
        """Return whether nobody pays more or less."""
        return all(one.difference == SAME for one in self.lines)


def compare(
    reader: Reader,
    *,
    before: AgreementVersion,
    after: AgreementVersion,
    partnership: Partnership,
    costs: Mapping[str, int],
) -> Comparison:
    """Return what two versions make of costs of a partnership's review, each with who shares on a day it holds."""
    sides = [_side(reader, version, partnership, costs) for version in (before, after)]
    old, new = sides
    names = old.names | {key: name for key, name in new.names.items() if key not in old.names}
    lines = [_line(name, key, old, new) for key, name in names.items()]
    lines += [_line(name, key, old, new) for key, name in APART.items() if key in {*old.paid, *new.paid}]
    return Comparison(old, new, lines, pounds(sum(costs.values())))


def _side(
    reader: Reader, version: AgreementVersion, partnership: Partnership, costs: Mapping[str, int]
) -> Side:
    side = Side(version=version, day=example_day(reader, version))
    rules = {one.cost_type: one for one in cost_agreements.rules_of(reader, version=version)}
    try:
        sharers = cost_sharers.sharers_of(reader, version=version, partnership=partnership, day=side.day)
    except CannotShare as refusal:
        side.refuse(str(refusal), sum(costs.values()))
        return side
    side.names = {one.key: one.name for one in sharers}
    for kind, pence in costs.items():
        share_into(side, kind, pence, rules.get(kind), sharers)
    return side


def share_into(side: Paid, kind: str, pence: int, rule: CostRule | None, sharers: tuple[Sharer, ...]) -> None:
    """Add who pays what of a cost of one type; without a rule nobody has agreed on it."""
    if rule is None:
        side.give(NOBODY, pence)
        return
    try:
        shared = share_out(pence, rule.terms, sharers)
    except CannotShare as refusal:
        side.refuse(f"{CostType(kind).label}: {refusal}", pence)
        return
    for key, amount in shared.amounts.items():
        side.give(key, amount)
    for key, amount in ((POOL, shared.from_pool), (IN_KIND, shared.in_kind)):
        if amount:
            side.give(key, amount)


def _line(name: str, key: str, old: Side, new: Side) -> Line:
    was, will = old.paid.get(key, 0), new.paid.get(key, 0)
    return Line(name, _shown(key, old), _shown(key, new), _difference(will - was))


def _shown(key: str, side: Side) -> str:
    return pounds(side.paid.get(key, 0)) if key in side.names or key in APART else "Does not share"


def _difference(pence: int) -> str:
    if not pence:
        return SAME
    return f"{pounds(pence)} more" if pence > 0 else f"{pounds(-pence)} less"

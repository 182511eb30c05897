"""The costs of a group shared one by one: the share of a cost is the difference it makes to the shares of the total.

A group is what is shared together: the costs of one type, of one review, under one version of an agreement.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from csp.kernel.cost_shares.checking import check
from csp.kernel.cost_shares.pools import Drawn
from csp.kernel.cost_shares.rules import Rule, Sharer
from csp.kernel.cost_shares.sharing import Shared, shared_unchecked
from csp.kernel.cost_shares.wording import named
from csp.kernel.pence import pounds

_A_PENNY_LESS = (
    "Where shares are not equal, an odd penny can go to another partner when the total changes,"
    " so somebody’s share of this has the opposite sign."
)


@dataclass(frozen=True, slots=True)
class Line:
    """One cost, or one credit, which is below 0."""

    key: str
    pence: int


@dataclass(frozen=True, slots=True)
class SharedLine:
    """One cost and who pays what of it: the shares of the total with it, less those of the total without it."""

    key: str
    pence: int
    before: Shared
    after: Shared

    @property
    def amounts(self) -> dict[str, int]:
        """Return what each partner pays of it, in the agreed order; those who pay nothing too."""
        before = self.before.amounts
        return {key: amount - before[key] for key, amount in self.after.amounts.items()}

    @property
    def from_pool(self) -> int:
        """Return what the pool pays of it."""
        return self.after.from_pool - self.before.from_pool

    @property
    def in_kind(self) -> int:
        """Return what of it is given in kind."""
        return self.after.in_kind - self.before.in_kind

    @property
    def steps(self) -> list[str]:
        """Return how it was reached: the two totals, and how the one with it is shared."""
        if not self.before.total:
            return self.after.steps
        totals = (
            f"The costs came to {pounds(self.before.total)} before this and come to {pounds(self.after.total)}"
            " with it. What each partner pays of it is the difference between its shares of these."
        )
        if self.before.from_pool:
            totals += f" Of the first the pool had paid {pounds(self.before.from_pool)}."
        falls = any(amount * self.pence < 0 for amount in self.amounts.values())
        return [totals, *self.after.steps, *([_A_PENNY_LESS] if falls else [])]

    def how(self, key: str) -> str:
        """Return how one partner's share of it was reached."""
        after, before = self.after.amounts[key], self.before.amounts[key]
        return (
            f"{named(key, self.after.sharers)}: {pounds(after)} of {pounds(self.after.total)},"
            f" less {pounds(before)} of {pounds(self.before.total)}, is {pounds(after - before)}."
        )


def share_lines(lines: Iterable[Line], rule: Rule, sharers: Sequence[Sharer]) -> list[SharedLine]:
    """Share the costs of a group in their order; raises CannotShare with a sentence.

    Whatever the order, the partners pay the same in the end. A partner's share of a cost can be a penny less than
    nothing: where shares are not equal, odd pence go to others when the total grows.
    """
    check(rule, sharers)
    before, found = 0, []
    for line in lines:
        found.append(_shared(line, rule, tuple(sharers), before))
        before += line.pence
    return found


def share_line(
    line: Line, rule: Rule, sharers: Sequence[Sharer], *, before: int, drawn: Drawn | None = None
) -> SharedLine:
    """Share one cost of a group that came to ``before``, among those who share on its day; raises CannotShare.

    What the group came to is read as if it had been shared among the same partners: whoever shares no more pays
    nothing of this, and a cap that was reached stays reached. ``drawn`` says what a pool had really paid of it, and
    what it pays now, where more was paid into it between two costs.
    """
    check(rule, sharers)
    return _shared(line, rule, tuple(sharers), before, drawn)


def _shared(
    line: Line, rule: Rule, sharers: tuple[Sharer, ...], before: int, drawn: Drawn | None = None
) -> SharedLine:
    without = shared_unchecked(before, rule, sharers, drawn.before if drawn else None)
    with_it = shared_unchecked(before + line.pence, rule, sharers, drawn.after if drawn else None)
    return SharedLine(line.key, line.pence, without, with_it)

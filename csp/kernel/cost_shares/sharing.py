"""A total shared by a rule: who pays what of it, to the last penny."""

from collections.abc import Sequence
from dataclasses import dataclass

from csp.kernel.cost_shares.checking import check
from csp.kernel.cost_shares.parts import Part
from csp.kernel.cost_shares.rules import (
    WHOLE,
    First,
    FixedSums,
    InKind,
    Payer,
    Rest,
    Rule,
    Sharer,
    Split,
    weights_of,
)
from csp.kernel.cost_shares.steps import steps_of
from csp.kernel.pence import half_up, split


@dataclass(frozen=True, slots=True)
class Shared:
    """A total and who pays what of it; the amounts, what the pool pays and what is in kind make the total."""

    total: int
    rule: Rule
    sharers: tuple[Sharer, ...]
    parts: tuple[Part, ...]

    @property
    def sign(self) -> int:
        """Return −1 for a credit."""
        return -1 if self.total < 0 else 1

    @property
    def amounts(self) -> dict[str, int]:
        """Return what each partner pays, in the agreed order; those who pay nothing too."""
        found = {one.key: 0 for one in self.sharers}
        for part in self.parts:
            for key, amount in part.amounts.items():
                found[key] += self.sign * amount
        return found

    @property
    def from_pool(self) -> int:
        """Return what the pool pays."""
        return self.sign * sum(part.from_pool for part in self.parts)

    @property
    def in_kind(self) -> int:
        """Return what is given in kind."""
        return self.sign * sum(part.in_kind for part in self.parts)

    @property
    def steps(self) -> list[str]:
        """Return how it was reached, in sentences that an accountant can follow."""
        return steps_of(self.total, self.parts, self.sharers)


def share_out(total: int, rule: Rule, sharers: Sequence[Sharer]) -> Shared:
    """Share a total among partners, who are given in the agreed order; raises CannotShare with a sentence."""
    check(rule, sharers)
    return shared_unchecked(total, rule, tuple(sharers))


def shared_unchecked(total: int, rule: Rule, sharers: tuple[Sharer, ...]) -> Shared:
    """Share a total by a rule that was checked with these partners."""
    size, parts = abs(total), []
    if rule.first is not None:
        parts.append(_first_part(size, rule.first, sharers))
        size -= parts[0].paid
    if rule.rest is not None and size:
        parts.append(_rest_part(size, rule.rest, rule.those_of_the_rest(sharers)))
    return Shared(total, rule, sharers, tuple(parts))


def _first_part(size: int, first: First, sharers: tuple[Sharer, ...]) -> Part:
    match first:
        case Payer(key, basis_points, cap):
            amount = half_up(size * basis_points, WHOLE)
            return Part(size, first, sharers, {key: amount if cap is None else min(amount, cap)})
        case FixedSums(sums):
            return _split_part(min(size, sum(sums.values())), size, first, sharers)
        case pool:
            return Part(size, pool, sharers, from_pool=min(size, pool.pence))


def _rest_part(size: int, rest: Rest, sharers: tuple[Sharer, ...]) -> Part:
    if isinstance(rest, InKind):
        return Part(size, rest, sharers, in_kind=size)
    return _split_part(size, size, rest, sharers)


def _split_part(paid: int, asked: int, term: Split, sharers: tuple[Sharer, ...]) -> Part:
    amounts = split(paid, weights_of(term, sharers))
    return Part(asked, term, sharers, dict(zip((one.key for one in sharers), amounts, strict=True)))

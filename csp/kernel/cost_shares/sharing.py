"""A total shared by a rule: who pays what of it, to the last penny."""

from collections.abc import Sequence
from dataclasses import dataclass

from csp.kernel.cost_shares.checking import check
from csp.kernel.cost_shares.parts import Part
from csp.kernel.cost_shares.rules import (
    WHOLE,
    FixedSums,
    InKind,
    Payer,
    Pool,
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


def shared_unchecked(total: int, rule: Rule, sharers: tuple[Sharer, ...], drawn: int | None = None) -> Shared:
    """Share a total by a rule that was checked with these partners.

    A pool pays what is in it, unless it is known what it has ``drawn``; it gets nothing back that it has not paid.
    """
    size, parts = abs(total), []
    if isinstance(rule.first, Pool):
        paid = rule.first.pence if drawn is None else max(drawn, 0)
        parts.append(Part(size, rule.first, sharers, from_pool=min(max(total, 0), paid)))
    elif rule.first is not None:
        parts.append(_first_part(size, rule.first, sharers))
    size -= sum(part.paid for part in parts)
    if rule.rest is not None and size:
        parts.append(_rest_part(size, rule.rest, rule.those_of_the_rest(sharers)))
    return Shared(total, rule, sharers, tuple(parts))


def _first_part(size: int, first: Payer | FixedSums, sharers: tuple[Sharer, ...]) -> Part:
    if isinstance(first, FixedSums):
        return _split_part(min(size, sum(first.sums.values())), size, first, sharers)
    amount = half_up(size * first.basis_points, WHOLE)
    return Part(size, first, sharers, {first.key: amount if first.cap is None else min(amount, first.cap)})


def _rest_part(size: int, rest: Rest, sharers: tuple[Sharer, ...]) -> Part:
    if isinstance(rest, InKind):
        return Part(size, rest, sharers, in_kind=size)
    return _split_part(size, size, rest, sharers)


def _split_part(paid: int, asked: int, term: Split, sharers: tuple[Sharer, ...]) -> Part:
    amounts = split(paid, weights_of(term, sharers))
    return Part(asked, term, sharers, dict(zip((one.key for one in sharers), amounts, strict=True)))

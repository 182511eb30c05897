"""How partners agree to share the costs of one type: who pays first, and how the rest is shared."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

WHOLE = 10_000  # basis points: 100%


@dataclass(frozen=True, slots=True)
class Sharer:
    """One partner who shares; the order in which they are given is the agreed order."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Payer:
    """One partner pays a share of the cost first, in basis points, and no more than a cap where there is one."""

    key: str
    basis_points: int
    cap: int | None = None


@dataclass(frozen=True, slots=True)
class FixedSums:
    """Some partners pay a fixed sum first; of a cost that is less than all of these, each pays in proportion."""

    sums: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Pool:
    """A pot that partners have paid into pays first, until it is empty; nobody is asked for that part.

    ``pence`` is what is in it before the first cost of those that are shared together.
    """

    pence: int


@dataclass(frozen=True, slots=True)
class Equally:
    """Each pays the same."""


@dataclass(frozen=True, slots=True)
class ByPercentages:
    """Each pays its percentage, in basis points; together they make 100%."""

    basis_points: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class ByWeights:
    """Each pays by its weight, such as the people who live in its area."""

    weights: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class LeadPays:
    """One partner, who leads, pays all of it."""

    key: str


@dataclass(frozen=True, slots=True)
class InKind:
    """It is given in kind: nobody is charged."""


First = Payer | FixedSums | Pool
Rest = Equally | ByPercentages | ByWeights | LeadPays | InKind
Split = FixedSums | Equally | ByPercentages | ByWeights | LeadPays


class Among(StrEnum):
    """Who shares what is left: everybody, or those who did not pay first."""

    EVERYBODY = "everybody"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Rule:
    """How the costs of one type are shared: perhaps somebody pays first, then what is left is shared."""

    rest: Rest | None = None
    first: First | None = None
    among: Among = Among.EVERYBODY

    @property
    def paid_first(self) -> frozenset[str]:
        """Return the keys of the partners who pay first; a pool is nobody."""
        match self.first:
            case Payer(key):
                return frozenset([key])
            case FixedSums(sums):
                return frozenset(key for key, pence in sums.items() if pence)
        return frozenset()

    def those_of_the_rest(self, sharers: Sequence[Sharer]) -> tuple[Sharer, ...]:
        """Return who shares what is left, in the agreed order; a lead pays it even where it paid first."""
        is_for_others = self.among == Among.OTHERS and not isinstance(self.rest, LeadPays)
        left_out = self.paid_first if is_for_others else frozenset()
        return tuple(one for one in sharers if one.key not in left_out)


def weights_of(term: Split, sharers: Sequence[Sharer]) -> list[int]:
    """Return by which weights a term splits an amount among these."""
    match term:
        case Equally():
            return [1] * len(sharers)
        case LeadPays(key):
            return [int(one.key == key) for one in sharers]
        case ByPercentages(named) | ByWeights(named):
            weights = named
        case fixed:
            weights = fixed.sums
    return [weights.get(one.key, 0) for one in sharers]

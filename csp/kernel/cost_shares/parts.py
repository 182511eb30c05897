"""The parts of a total that was shared: one for whoever pays first, one for the rest."""

from dataclasses import dataclass, field

from csp.kernel.cost_shares.rules import First, Rest, Sharer


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a total, which one term of the rule shares: what it was asked to share, and who pays what.

    Its amounts are those of a cost: a credit has its sign put back in the end.
    """

    asked: int
    term: First | Rest
    sharers: tuple[Sharer, ...]
    amounts: dict[str, int] = field(default_factory=dict)
    from_pool: int = 0
    in_kind: int = 0

    @property
    def paid(self) -> int:
        """Return how much of the total this part accounts for."""
        return sum(self.amounts.values()) + self.from_pool + self.in_kind

"""What a pool pays of one cost after another, as long as something is in it, and what a credit gives back to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Earlier = tuple[int, int]  # a cost that was shared before, and what the pool paid of it
_Layer = tuple[bool, int]  # whether the pool paid it, and how much


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the pool had paid of the costs before one, and what it pays of that one: below 0 where it gets it back."""

    before: int
    of_it: int

    @property
    def after(self) -> int:
        """Return what it has paid of all of them."""
        return self.before + self.of_it


def drawn_of(pence: int, *, held: int, earlier: Sequence[Earlier]) -> Drawn:
    """Return what a pool pays of a cost, after those of its group that were shared before, the first one first.

    ``held`` is what is in it for the whole group. A cost takes what is left, and no more than itself; what makes up
    for a credit that came before its cost is for the partners. A credit takes back what was paid last: so it cancels
    the cost before it, whatever was paid into the pool since, and gives back no more than the pool has paid.
    """
    before = sum(paid for _, paid in earlier)
    if pence < 0:
        return Drawn(before, -_paid_last(-pence, _layers(earlier)))
    total = sum(cost for cost, _ in earlier)
    more = max(total + pence, 0) - max(total, 0)
    return Drawn(before, max(min(more, held - before), 0))


def _paid_last(pence: int, layers: Sequence[_Layer]) -> int:
    """Return how much of the last so many pence the pool paid."""
    left, found = pence, 0
    for is_from_pool, amount in reversed(layers):
        taken = min(amount, left)
        left -= taken
        found += taken if is_from_pool else 0
    return found


def _layers(earlier: Iterable[Earlier]) -> list[_Layer]:
    """Return what was paid and not taken back, in that order: of each cost what the pool paid, then the partners."""
    layers: list[_Layer] = []
    owed = 0  # what partners were given back though nobody had paid it
    for cost, from_pool in earlier:
        for is_from_pool, amount in ((True, from_pool), (False, cost - from_pool)):
            if amount < 0:
                layers, left = _without(layers, is_from_pool, -amount)
                owed += 0 if is_from_pool else left
                continue
            makes_up = 0 if is_from_pool else min(owed, amount)
            owed -= makes_up
            layers.append((is_from_pool, amount - makes_up))
    return layers


def _without(layers: Sequence[_Layer], is_from_pool: bool, pence: int) -> tuple[list[_Layer], int]:
    """Return the layers without the last so many pence that the pool paid, or the partners, and what is too much."""
    kept, left = [], pence
    for one, amount in reversed(layers):
        taken = min(amount, left) if one == is_from_pool else 0
        left -= taken
        kept.append((one, amount - taken))
    return kept[::-1], left

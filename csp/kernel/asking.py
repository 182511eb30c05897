"""What is still to be asked of partners: what they owe by now, less what they were asked for before."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

from csp.kernel.pence import half_up

WHOLE = 10_000  # basis points: 100%
Partner = TypeVar("Partner", bound=Hashable)
What = TypeVar("What", bound=Hashable)


def part_of(amounts: Mapping[What, int], basis_points: int) -> dict[What, int]:
    """Return a percentage of each amount in pence, half a penny away from nothing."""
    return {
        what: (-1 if pence < 0 else 1) * half_up(abs(pence) * basis_points, WHOLE)
        for what, pence in amounts.items()
    }


def by_payer(
    amounts: Mapping[Partner, Mapping[What, int]], payers: Mapping[Partner, Partner]
) -> dict[Partner, dict[What, int]]:
    """Return the amounts of each partner under whoever pays in its place, together with what that one has itself."""
    found: dict[Partner, dict[What, int]] = {}
    for partner, its in amounts.items():
        together = found.setdefault(payers.get(partner, partner), {})
        for what, pence in its.items():
            together[what] = together.get(what, 0) + pence
    return found


def still_to_ask(
    owed: Mapping[Partner, Mapping[What, int]],
    asked: Mapping[Partner, Mapping[What, int]],
    let_off: Mapping[Partner, Mapping[What, int]] | None = None,
) -> dict[Partner, dict[What, int]]:
    """Return what each partner is still to be asked for, or given back, which is below nothing, in pence.

    Whoever owes nothing any more is given back what it was asked for, but not what it was ``let_off``: it never paid
    that. Partners for whom it comes to nothing are left out, and so is what was asked for already.
    """
    found: dict[Partner, dict[What, int]] = {}
    for partner in dict.fromkeys([*owed, *asked]):
        now, before = owed.get(partner, {}), asked.get(partner, {})
        differences = _less(now, before)
        if (spared := (let_off or {}).get(partner, {})) and _are_apart(differences, spared):
            differences = _less(now, _less(before, spared))
            if not _are_apart(differences, spared):
                continue
        if sum(differences.values()):
            found[partner] = {what: pence for what, pence in differences.items() if pence}
    return found


def _less(amounts: Mapping[What, int], others: Mapping[What, int]) -> dict[What, int]:
    return {what: amounts.get(what, 0) - others.get(what, 0) for what in dict.fromkeys([*amounts, *others])}


def _are_apart(amounts: Mapping[What, int], others: Mapping[What, int]) -> bool:
    """Return whether one comes to more than nothing and the other to less."""
    return sum(amounts.values()) * sum(others.values()) < 0

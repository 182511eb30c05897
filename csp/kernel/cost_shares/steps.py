"""How the shares of a total were reached, in sentences that an accountant can follow with a pencil."""

from collections.abc import Callable, Sequence
from math import gcd

from csp.kernel.cost_shares.parts import Part
from csp.kernel.cost_shares.rules import (
    WHOLE,
    ByPercentages,
    ByWeights,
    Equally,
    FixedSums,
    LeadPays,
    Payer,
    Pool,
    Rest,
    Sharer,
    weights_of,
)
from csp.kernel.cost_shares.wording import counted, named, names, per_cent, who_shares
from csp.kernel.listing import listed
from csp.kernel.pence import pounds


def steps_of(total: int, parts: Sequence[Part], sharers: Sequence[Sharer]) -> list[str]:
    """Return how a total was shared, part by part."""
    if not total:
        return ["There is nothing to share."]
    steps = [] if total > 0 else [_credit(-total)]
    for part in parts:
        steps += _said(part, abs(total), sharers)
    return steps


def _credit(size: int) -> str:
    return (
        f"This is a credit of {pounds(size)}. It is shared as a cost of {pounds(size)} is,"
        " and each amount is then given back."
    )


def _said(part: Part, total: int, sharers: Sequence[Sharer]) -> list[str]:
    match part.term:
        case Payer():
            return [_payer(part.term, part, sharers)]
        case FixedSums():
            return _fixed_sums(part.term, part)
        case Pool(pence):
            return [_pool(pence, part.from_pool)]
        case rest:
            return _rest(rest, part, total, sharers)


def _rest(rest: Rest, part: Part, total: int, sharers: Sequence[Sharer]) -> list[str]:
    is_left = part.asked < total
    what = f"The remaining {pounds(part.asked)}" if is_left else pounds(part.asked)
    match rest:
        case Equally():
            return [_equally(what, part, who_shares(len(part.sharers), of=len(sharers), is_left=is_left))]
        case ByPercentages():
            return _by_percentages(what, rest, part)
        case ByWeights():
            return _by_weights(what, rest, part)
        case LeadPays(key):
            return [f"{what} is paid by {named(key, sharers)}, the lead."]
        case _:
            return [f"{what} is given in kind: nobody is charged for it."]


def _payer(payer: Payer, part: Part, sharers: Sequence[Sharer]) -> str:
    (amount,) = part.amounts.values()
    exact = part.asked * payer.basis_points
    said = f"{named(payer.key, sharers)} pays {per_cent(payer.basis_points)} of {pounds(part.asked)}"
    said += f", which is {_exactly(exact)}"
    if payer.cap is not None and exact > payer.cap * WHOLE:
        return f"{said}, but no more than {pounds(payer.cap)}."
    if exact % WHOLE:
        return f"{said}, rounded to {pounds(amount)}."
    return f"{said}."


def _fixed_sums(fixed: FixedSums, part: Part) -> list[str]:
    sums = weights_of(fixed, part.sharers)
    together = sum(sums)
    if part.asked >= together:
        paid = [
            f"{one.name} {pounds(amount)}" for one, amount in zip(part.sharers, sums, strict=True) if amount
        ]
        total = f"; together {pounds(together)}" if len(paid) > 1 else ""
        return [f"Fixed sums are paid first: {listed(paid)}{total}."]
    too_little = (
        f"The fixed sums make {pounds(together)} together, and the cost is {pounds(part.asked)},"
        " so each partner pays in proportion to its sum."
    )
    shares = _each(part, sums, lambda size: f"{pounds(part.asked)} × {pounds(size)} ÷ {pounds(together)}")
    return [too_little, *shares]


def _pool(held: int, paid: int) -> str:
    if not held:
        return "The pool is empty."
    if not paid:
        return "The pool has no part in it."
    left = f"leaves {pounds(held - paid)} in it" if paid < held else "is then empty"
    return f"The pool pays {pounds(paid)} and {left}. Nobody is asked for this part."


def _equally(what: str, part: Part, who: str) -> str:
    count = len(part.sharers)
    if count == 1:
        return f"{what} is for {part.sharers[0].name} alone."
    each, odd = divmod(part.asked, count)
    said = f"{what} shared equally by {who} is {pounds(each)} each"
    if not odd:
        return f"{said}."
    first = "the first" if odd == 1 else f"the first {counted(odd)}"
    of_them = " of them" if "other" in who else ""
    return (
        f"{said}; the {_left_over(odd)} to {first}{of_them} in the agreed order: {names(part.sharers[:odd])}."
    )


def _by_percentages(what: str, rest: ByPercentages, part: Part) -> list[str]:
    shares = weights_of(rest, part.sharers)
    return [
        f"{what} is shared by percentages.",
        *_each(part, shares, lambda share: f"{per_cent(share)} of {pounds(part.asked)}"),
    ]


def _by_weights(what: str, rest: ByWeights, part: Part) -> list[str]:
    weights = weights_of(rest, part.sharers)
    whole = f"{sum(weights):,}"
    return [
        f"{what} is shared by weights, which make {whole} together.",
        *_each(part, weights, lambda weight: f"{pounds(part.asked)} × {weight:,} ÷ {whole}"),
    ]


def _each(part: Part, weights: Sequence[int], sum_of: Callable[[int], str]) -> list[str]:
    """Say what each partner's share is exactly, then who gets the odd pence."""
    whole, lines = sum(weights), []
    exact = {
        one.key: divmod(part.asked * weight, whole) for one, weight in zip(part.sharers, weights, strict=True)
    }
    for one, weight in zip(part.sharers, weights, strict=True):
        if weight:
            pence, over = exact[one.key]
            lines.append(f"{one.name}: {sum_of(weight)} is {pounds(pence)}{_fraction(over, whole)}.")
    given = [one for one in part.sharers if part.amounts[one.key] > exact[one.key][0]]
    return [*lines, _odd_pence(given)] if given else lines


def _odd_pence(given: Sequence[Sharer]) -> str:
    whose = "the partner with the largest part" if len(given) == 1 else "the partners with the largest parts"
    return (
        f"The {_left_over(len(given))} to {whose} of a penny (of equal ones, to the first in the agreed order):"
        f" {names(given)}."
    )


def _left_over(odd: int) -> str:
    return "penny left over goes" if odd == 1 else f"{odd} pence left over go"


def _fraction(over: int, whole: int) -> str:
    if not over:
        return ""
    shared = gcd(over, whole)
    return f" and {over // shared:,}/{whole // shared:,} of a penny"


def _exactly(parts_of_a_penny: int) -> str:
    """Write ten-thousandths of a penny as pounds, with as many digits as it takes: £5.005."""
    whole, places = divmod(parts_of_a_penny, 100 * WHOLE)
    return f"£{whole:,}.{f'{places:06}'.rstrip('0'):0<2}"

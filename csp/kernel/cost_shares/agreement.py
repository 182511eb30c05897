"""A rule read back in plain English, and a worked example of it."""

from collections.abc import Callable, Mapping, Sequence

from csp.kernel.cost_shares.checking import check
from csp.kernel.cost_shares.rules import (
    WHOLE,
    ByPercentages,
    ByWeights,
    Equally,
    First,
    FixedSums,
    LeadPays,
    Payer,
    Rest,
    Rule,
    Sharer,
)
from csp.kernel.cost_shares.sharing import Shared, share_out
from csp.kernel.cost_shares.wording import named, names, per_cent, who_shares
from csp.kernel.listing import listed
from csp.kernel.pence import pounds

_HALF_UP = "What it pays is worked out to the nearest penny, half a penny up."
_TO_THE_FIRST = "Odd pence go to whoever stands first in this order."
_TO_THE_LARGEST = (
    "Odd pence go to those with the largest part of a penny, and of equal ones to whoever stands first"
    " in this order."
)


def in_words(rule: Rule, sharers: Sequence[Sharer]) -> list[str]:
    """Return what is agreed, in sentences; raises CannotShare."""
    check(rule, sharers)
    said = _first(rule.first, sharers) if rule.first is not None else []
    if rule.rest is None:
        return said
    what = "The cost" if rule.first is None else "The rest"
    return [*said, *_rest(what, rule.rest, rule.those_of_the_rest(sharers), sharers)]


def example(rule: Rule, sharers: Sequence[Sharer], total: int) -> list[str]:
    """Return how a total would be shared, step by step, and what each would pay; raises CannotShare."""
    shared = share_out(total, rule, sharers)
    return [f"For example, a cost of {pounds(total)}.", *shared.steps, _altogether(shared)]


def _first(first: First, sharers: Sequence[Sharer]) -> list[str]:
    match first:
        case Payer(key, share, cap):
            most = "" if cap is None else f", but no more than {pounds(cap)}"
            said = f"{named(key, sharers)} pays {per_cent(share)} of the cost{most}."
            return [said] if share == WHOLE else [said, _HALF_UP]
        case FixedSums(sums):
            together = pounds(sum(sums.values()))
            paid = listed([f"{one.name} {pounds(sums[one.key])}" for one in sharers if sums.get(one.key)])
            return [
                f"Fixed sums are paid first: {paid}.",
                (
                    f"Of a cost that is less than {together}, each pays in proportion to its sum;"
                    " odd pence go to those with the largest part of a penny."
                ),
            ]
        case pool:
            return [
                (
                    f"The pool, into which {pounds(pool.pence)} a year are to be paid, pays until it is empty."
                    " Nobody is asked for that part."
                ),
            ]


def _rest(what: str, rest: Rest, sharing: Sequence[Sharer], sharers: Sequence[Sharer]) -> list[str]:
    match rest:
        case Equally():
            return _equally(what, sharing, sharers)
        case ByPercentages(shares):
            return _by(f"{what} is shared by percentages", shares, per_cent, sharing)
        case ByWeights(weights):
            by = f"{what} is shared by weights, which make {sum(weights.values()):,} together"
            return _by(by, weights, "{:,}".format, sharing)
        case LeadPays(key):
            return [f"{named(key, sharers)}, the lead, pays {what.lower()}."]
        case _:
            return [f"{what} is given in kind: nobody is charged for it."]


def _equally(what: str, sharing: Sequence[Sharer], sharers: Sequence[Sharer]) -> list[str]:
    if len(sharing) == 1:
        return [f"{what} is for {sharing[0].name} alone."]
    who = who_shares(len(sharing), of=len(sharers), is_left=what == "The rest")
    return [f"{what} is shared equally by {who}: {names(sharing)}.", _TO_THE_FIRST]


def _by(
    said: str, shares: Mapping[str, int], written: Callable[[int], str], sharing: Sequence[Sharer]
) -> list[str]:
    parts = listed([f"{one.name} {written(shares[one.key])}" for one in sharing if shares.get(one.key)])
    without = names([one for one in sharing if not shares.get(one.key)])
    return [f"{said}: {parts}.", *([f"Without a part in it: {without}."] if without else []), _TO_THE_LARGEST]


def _altogether(shared: Shared) -> str:
    paid = [f"{one.name} {pounds(shared.amounts[one.key])}" for one in shared.sharers]
    paid += [f"the pool {pounds(shared.from_pool)}"] if shared.from_pool else []
    paid += [f"in kind {pounds(shared.in_kind)}"] if shared.in_kind else []
    return f"Altogether: {listed(paid)}. That makes {pounds(shared.total)}."

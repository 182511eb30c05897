"""Whether costs can be shared by a rule at all, or the sentence that says what is missing."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from csp.kernel.cost_shares.rules import (
    WHOLE,
    ByPercentages,
    ByWeights,
    First,
    FixedSums,
    InKind,
    LeadPays,
    Payer,
    Rest,
    Rule,
    Sharer,
)
from csp.kernel.cost_shares.wording import per_cent
from csp.kernel.pence import pounds


class Concerns(StrEnum):
    """What of a rule a refusal is about, so that a form shows it beside that."""

    SHARERS = "sharers"
    FIRST = "first"
    REST = "rest"


class CannotShare(ValueError):
    """Costs cannot be shared by this; the sentence says what to change, ``about`` where."""

    def __init__(self, sentence: str, about: Concerns) -> None:
        """Hold the sentence and what it is about."""
        super().__init__(sentence)
        self.about = about


_NO_SUCH_LEAD = "The lead is not among those who share. Add it to them, or choose one of them."


def check(rule: Rule, sharers: Sequence[Sharer]) -> None:
    """Raise CannotShare where a cost could not be shared to the last penny, whatever it comes to."""
    _refuse(_wrong_with_sharers(sharers), Concerns.SHARERS)
    known = {one.key for one in sharers}
    if rule.first is not None:
        _refuse(_wrong_with_first(rule.first, known), Concerns.FIRST)
    if rule.rest is None:
        _refuse(_missing(rule.first), Concerns.REST)
    else:
        _refuse(_wrong_with_rest(rule, rule.rest, sharers), Concerns.REST)


def _refuse(sentence: str, about: Concerns) -> None:
    if sentence:
        raise CannotShare(sentence, about)


def _wrong_with_sharers(sharers: Sequence[Sharer]) -> str:
    if not sharers:
        return "Name at least one partner who shares the cost."
    keys = [one.key for one in sharers]
    twice = [one.name for one in sharers if keys.count(one.key) > 1]
    return f"{twice[0]} stands in the agreed order twice. Take it out once." if twice else ""


def _wrong_with_first(first: First, known: set[str]) -> str:
    match first:
        case Payer():
            return _wrong_with_payer(first, known)
        case FixedSums(sums):
            if not known.issuperset(sums):
                return "A partner with a fixed sum is not among those who share. Add it to them, or take out its sum."
            if min(sums.values(), default=0) < 0:
                return "A fixed sum cannot be below £0.00."
            return "" if any(sums.values()) else "Give at least one partner a fixed sum above £0.00."
        case pool:
            return (
                "" if pool.pence >= 0 else f"The pool holds {pounds(pool.pence)}. It must hold £0.00 or more."
            )


def _wrong_with_payer(payer: Payer, known: set[str]) -> str:
    if payer.key not in known:
        return (
            "The partner who pays first is not among those who share. Add it to them, or choose one of them."
        )
    if not 0 < payer.basis_points <= WHOLE:
        return "The partner who pays first must pay more than 0% and no more than 100%."
    if payer.cap is not None and payer.cap <= 0:
        return "A cap must be above £0.00. Change it, or take it out."
    return ""


def _missing(first: First | None) -> str:
    match first:
        case None:
            return "Say how the cost is shared."
        case Payer(cap=int()):
            return "Say what happens above the cap."
        case Payer(basis_points=share):
            return f"Say who pays the other {per_cent(WHOLE - share)}." if share < WHOLE else ""
        case FixedSums():
            return "Say what happens above the fixed sums."
        case _:
            return "Say what happens when the pool is empty."


def _wrong_with_rest(rule: Rule, rest: Rest, sharers: Sequence[Sharer]) -> str:
    match rest:
        case InKind():
            return ""
        case LeadPays(key):
            return "" if key in {one.key for one in sharers} else _NO_SUCH_LEAD
    if not rule.those_of_the_rest(sharers):
        return "Nobody is left to share the rest. Share it among everybody, or add a partner."
    match rest:
        case ByPercentages(named):
            return _wrong_with_named(rule, named, sharers, "percentage") or _not_a_whole(named)
        case ByWeights(named):
            return _wrong_with_named(rule, named, sharers, "weight") or _all_nothing(named)
    return ""


def _wrong_with_named(rule: Rule, named: Mapping[str, int], sharers: Sequence[Sharer], noun: str) -> str:
    if not {one.key for one in sharers}.issuperset(named):
        return (
            f"A partner with a {noun} is not among those who share. Add it to them, or take out its {noun}."
        )
    sharing = rule.those_of_the_rest(sharers)
    for one in sharers:
        if named.get(one.key) and one not in sharing:
            return (
                f"{one.name} pays first, so it has no {noun} of the rest. "
                f"Take out its {noun}, or share the rest among everybody."
            )
    return f"A {noun} cannot be below 0." if min(named.values(), default=0) < 0 else ""


def _not_a_whole(named: Mapping[str, int]) -> str:
    made = sum(named.values())
    return "" if made == WHOLE else f"They make {per_cent(made)}. Change them so that they make 100%."


def _all_nothing(named: Mapping[str, int]) -> str:
    return "" if any(named.values()) else "Give at least one partner a weight above 0."

"""Work out who pays what of the costs of a review, and write it down beside each of them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, cast

from django.core.exceptions import ValidationError

from csp.kernel.cost_shares import (
    CannotShare,
    Drawn,
    Line,
    Pool,
    Rule,
    SharedLine,
    Sharer,
    drawn_of,
    share_line,
)
from csp.models import Reader, Seat
from dhr.models import AgreementVersion, CostLine, CostRule, CostShare
from dhr.models.seats_apart import told_apart
from dhr.queries import cost_agreements, cost_pools, cost_sharers, costs, year_locks
from dhr.queries.cost_sharers import HoldsNoMore

Bearer = CostShare.Bearer


class NotAddedUp(RuntimeError):
    """What is written down of who pays a cost does not make the cost: nothing of it may be saved."""


@dataclass(frozen=True)
class Touched:
    """What became different among costs that are shared together.

    Those with a smaller number than ``since`` are left alone. Of those that ``changed`` it is asked anew what is in a
    pool, and of ``fresh`` ones who shares on their day; for all others both stay as they are written down. What is
    written down of those that ``moved`` is by another version.
    """

    since: int = 0
    changed: Collection[int] = ()
    fresh: Collection[int] = ()
    moved: Collection[int] = ()


@dataclass
class _Before:
    """What was shared before a cost, of those that are shared together with it."""

    total: int = 0
    paid: list[tuple[int, int]] = field(default_factory=list)
    orders: dict[frozenset[str], Sequence[str]] = field(default_factory=dict)

    def add(self, line: CostLine, from_pool: int, sharers: Sequence[str]) -> None:
        """Count one more."""
        self.total += line.cost
        self.paid.append((line.cost, from_pool))
        self.orders.setdefault(frozenset(sharers), sharers)


def share(*, line: CostLine, by: Reader, for_its_day: bool = False, by_another: bool = False) -> None:
    """Work out who pays what of one cost that was saved, or has gone, and of those after it that are shared with it.

    Who shares them stays as it was written down, but ``for_its_day``: of the one it is found for its day; it is
    ``by_another`` version than before, perhaps. Raises ValidationError when a cost can't be shared.
    """
    together = [line if one.pk == line.pk else one for one in costs.shared_together(by, line=line)]
    mine = {line.pk}
    fresh, moved = (mine if for_its_day else ()), (mine if by_another else ())
    write(lines=together, touched=Touched(line.number, mine, fresh, moved), by=by)


def write(*, lines: Sequence[CostLine], touched: Touched, by: Reader) -> None:
    """Write down who pays what of costs that are shared together, in their order, as far as these are ``touched``.

    Raises ValidationError when a cost can't be shared, and NotAddedUp rather than leave a penny to nobody.
    """
    later = [line for line in lines if line.number >= touched.since]
    if not later:
        return
    version = later[0].under
    if version is None:
        for line in later:
            line.shares.all().delete()
        return
    rule = rule_of(line=later[0], by=by)
    if rule.first == CostRule.First.POOL:  # one review after another takes from it
        cost_agreements.hold(by, agreement=version.agreement_id)
    seats, found = _seats(lines, version, by=by), worked_out(lines=lines, rule=rule, touched=touched, by=by)
    for line, shared in found:
        _write(line, shared, seats)
    done = {*touched.changed, *(line.pk for line, _ in found)}
    _must_add_up([line for line in later if line.pk in done], by=by)


def worked_out(
    *, lines: Sequence[CostLine], rule: CostRule, touched: Touched, by: Reader
) -> list[tuple[CostLine, SharedLine]]:
    """Return who pays what of those of some costs that are touched and can change; each then knows from what it was.

    ``lines`` are all that are shared together, in their order, by a rule of their version.
    """
    version, partnership = rule.of_version, lines[0].review.partnership
    stands = year_locks.standing(by, partnership=partnership, lines=lines)
    todo = {one.pk for one in lines if one.number >= touched.since and one.pk not in stands}
    days = {line.cost_on for line in lines if line.pk in todo and line.pk in touched.fresh}
    on = cost_sharers.sharers_on(by, version=version, partnership=partnership, days=days) if days else {}
    written, before = costs.shares_of(by, lines=lines), _Before()
    found = []
    for line in lines:
        there = () if line.pk in touched.moved else _those_written(written, line)
        if line.pk not in todo:
            before.add(line, _from_pool(there), _keys(there))
            continue
        sharers = _those_of(there)
        if line.pk in touched.fresh:
            sharers = _of_day(on[line.cost_on], sharers, before)
        line.before, (line.pool, terms) = before.total, _terms(rule, line, touched)
        shared = _shared(line, terms, sharers, before)
        found.append((line, shared))
        before.add(line, shared.from_pool, list(shared.amounts))
    return found


def rule_of(*, line: CostLine, by: Reader) -> CostRule:
    """Return how a cost is shared by its version; raises ValidationError where that says nothing of its type."""
    version = cast(AgreementVersion, line.under)
    rule = costs.rule_for(by, version=version, cost_type=line.cost_type)
    if rule is None:
        kind = line.get_cost_type_display().lower()
        raise ValidationError({"shared_by": f"{version.agreement}, {version}, says nothing of {kind}."})
    return rule


def _those_written(written: Mapping[int, Sequence[CostShare]], line: CostLine) -> Sequence[CostShare]:
    """Return who shares a cost as it was written down; an adjustment is shared as the cost that it corrects."""
    there = written.get(line.pk, ())
    return there or (written.get(line.adjusts_id, ()) if line.adjusts_id else ())


def _terms(rule: CostRule, line: CostLine, touched: Touched) -> tuple[int | None, Rule]:
    """Return what a pool holds for a cost and those shared with it, where one pays first, and the rule with that."""
    if rule.first != CostRule.First.POOL:
        return None, rule.terms
    held = line.pool
    if held is None or line.pk in touched.changed:
        held = max(cost_pools.paid_in(rule, until=line.cost_on) - cost_pools.drawn(rule, besides=line), 0)
    return held, replace(rule.terms, first=Pool(held))


def _of_day(
    found: tuple[Sharer, ...] | CannotShare, now: tuple[Sharer, ...], before: _Before
) -> tuple[Sharer, ...]:
    """Return who shares a cost on its day, in the order that is written down: a new name moves no odd penny."""
    if isinstance(found, HoldsNoMore) and now:
        return now
    if isinstance(found, CannotShare):
        raise ValidationError({"shared_by": str(found)})
    by_key = {one.key: one for one in found}
    if by_key.keys() == {one.key for one in now}:
        return tuple(by_key[one.key] for one in now)
    return tuple(by_key[key] for key in before.orders.get(frozenset(by_key), list(by_key)))


def _those_of(shares: Sequence[CostShare]) -> tuple[Sharer, ...]:
    seats = [one.seat for one in shares if one.seat]
    names = told_apart(seats)
    return tuple(Sharer(one.key, names[one.key]) for one in seats)


def _keys(shares: Sequence[CostShare]) -> list[str]:
    return [one.seat.key for one in shares if one.seat]


def _from_pool(shares: Sequence[CostShare]) -> int:
    return sum(one.pence for one in shares if one.bearer == Bearer.POOL)


def _shared(line: CostLine, rule: Rule, sharers: tuple[Sharer, ...], before: _Before) -> SharedLine:
    drawn: Drawn | None = None
    if line.pool is not None:
        drawn = drawn_of(line.cost, held=line.pool, earlier=before.paid)
    try:
        return share_line(Line(line.key, line.cost), rule, sharers, before=before.total, drawn=drawn)
    except CannotShare as refusal:
        raise ValidationError({"shared_by": str(refusal)}) from refusal


def _seats(lines: Sequence[CostLine], version: AgreementVersion, *, by: Reader) -> dict[str, Seat]:
    """Return whoever shares already, also where the agreement is read no more, and whoever can, by key."""
    shares = costs.shares_of(by, lines=lines).values()
    there = {one.seat.key: one.seat for mine in shares for one in mine if one.seat}
    return there | {one.key: one for one in cost_agreements.seats_ever(by, agreement=version.agreement)}


def _must_add_up(lines: Sequence[CostLine], *, by: Reader) -> None:
    written = costs.shares_of(by, lines=lines)
    if wrong := [one for one in lines if sum(share.pence for share in written[one.pk]) != one.cost]:
        raise NotAddedUp(f"The shares of {len(wrong)} costs do not make these costs")


def _write(line: CostLine, shared: SharedLine, seats: Mapping[str, Seat]) -> None:
    paid: list[tuple[Bearer, Seat | None, int]] = [
        (Bearer.PARTNER, seats[key], pence) for key, pence in shared.amounts.items()
    ]
    others = ((Bearer.POOL, shared.from_pool), (Bearer.IN_KIND, shared.in_kind))
    paid += [(bearer, None, pence) for bearer, pence in others if pence]
    line.shares.all().delete()
    line.shares.bulk_create(
        CostShare(line=line, place=place, bearer=bearer, seat=seat, pence=pence)
        for place, (bearer, seat, pence) in enumerate(paid)
    )
    cast(Any, line).save_without_historical_record(update_fields=["before", "pool"])

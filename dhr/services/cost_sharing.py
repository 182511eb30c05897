"""Work out who pays what of the costs of a review, and write it down beside each of them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit
from csp.kernel.cost_shares import CannotShare, Line, Pool, Rule, SharedLine, Sharer, share_line
from csp.models import Reader, Seat
from dhr.models import AgreementVersion, CostLine, CostRule, CostShare, Review
from dhr.models.cost_verb import CostVerb
from dhr.models.seats_apart import told_apart
from dhr.policies.costs import may_note
from dhr.queries import cost_agreements, cost_pools, cost_sharers, costs, courses, year_locks

Bearer = CostShare.Bearer


def share(*, line: CostLine, by: Reader, for_its_day: bool = False) -> None:
    """Work out who pays what of the costs that are shared together with one that was saved, or has gone.

    Who shares them stays as it was written down, but ``for_its_day``: of the one it is found for its day. Raises
    ValidationError when a cost can't be shared.
    """
    together = [line if one.pk == line.pk else one for one in costs.shared_together(by, line=line)]
    _share(together, fresh={line.pk} if for_its_day else (), by=by)


@transaction.atomic
def share_anew(*, review: Review, by: Reader, now: datetime) -> list[CostLine]:
    """Work out who pays what of each cost of a review by the seats as they are known now; return those that changed.

    Raises PermissionDenied, and ValidationError where a cost can't be shared any more.
    """
    held = courses.hold(by, review=review.pk)
    may_note(by, held).require()
    lines = costs.of_review(by, review=held)
    before = _written(lines, by=by)
    fresh = {one.pk for one in year_locks.can_change(by, partnership=held.partnership, lines=lines)}
    groups = {(one.cost_type, one.kind, one.under_id): one for one in lines if one.under_id}
    for one in groups.values():
        _share(costs.shared_together(by, line=one), fresh=fresh, by=by)
    after = _written(lines, by=by)
    changed = [one for one in lines if before[one.pk] != after[one.pk]]
    for one in changed:
        audit.record(CostVerb.COST_SHARED_ANEW, subject=one, by=by, now=now)
    return changed


def worked_out_anew(*, review: Review, by: Reader) -> list[tuple[CostLine, SharedLine]]:
    """Return the costs of a review of which others would pay if it was worked out anew, and who; nothing is written.

    Raises ValidationError where a cost can't be shared any more.
    """
    lines = costs.of_review(by, review=review)
    groups: dict[tuple[str, str, int], list[CostLine]] = {}
    for one in lines:
        if one.under_id:
            groups.setdefault((one.cost_type, one.kind, one.under_id), []).append(one)
    found = []
    fresh = {one.pk for one in year_locks.can_change(by, partnership=review.partnership, lines=lines)}
    for together in groups.values():
        version = cast(AgreementVersion, together[0].under)
        rule = _rule(version, together[0], by=by)
        found += _worked_out(together, version, rule, fresh=fresh, by=by)
    now = costs.shares_of(by, lines=lines)
    stands = year_locks.standing(by, partnership=review.partnership, lines=lines)
    changes = [(line, then) for line, then in found if line.pk not in stands]
    return [(line, then) for line, then in changes if _paid(now[line.pk]) != _to_pay(then)]


def _paid(shares: Sequence[CostShare]) -> list[tuple[str, int]]:
    return [(one.seat.key if one.seat else one.bearer, one.pence) for one in shares]


def _to_pay(shared: SharedLine) -> list[tuple[str, int]]:
    others = ((Bearer.POOL, shared.from_pool), (Bearer.IN_KIND, shared.in_kind))
    return [*shared.amounts.items(), *((bearer, pence) for bearer, pence in others if pence)]


def _written(lines: Sequence[CostLine], *, by: Reader) -> dict[int, list[tuple[str, int | None, int]]]:
    found = costs.shares_of(by, lines=lines)
    return {line.pk: [(one.bearer, one.seat_id, one.pence) for one in found[line.pk]] for line in lines}


def _share(lines: Sequence[CostLine], *, fresh: Collection[int], by: Reader) -> None:
    """Share costs that are shared together, in their order; who shares the fresh ones is worked out for their day."""
    if not lines:
        return
    version = lines[0].under
    if version is None:
        for line in lines:
            line.shares.all().delete()
        return
    rule = _rule(version, lines[0], by=by)
    if rule.first == CostRule.First.POOL:  # one review after another takes from it
        cost_agreements.hold(by, agreement=version.agreement_id)
    seats = {one.key: one for one in cost_agreements.seats_ever(by, agreement=version.agreement)}
    stands = year_locks.standing(by, partnership=lines[0].review.partnership, lines=lines)
    for line, shared in _worked_out(lines, version, rule, fresh=fresh, by=by):
        if line.pk not in stands:
            _write(line, shared, seats)


def _worked_out(
    lines: Sequence[CostLine],
    version: AgreementVersion,
    rule: CostRule,
    *,
    fresh: Collection[int],
    by: Reader,
) -> list[tuple[CostLine, SharedLine]]:
    """Return who pays what of each of some costs that are shared together; each then knows from what it was."""
    before, written = 0, costs.shares_of(by, lines=lines)
    days = {line.cost_on for line in lines if line.pk in fresh}
    on = cost_sharers.sharers_on(by, version=version, partnership=lines[0].review.partnership, days=days)
    found = []
    for line in lines:
        sharers = _of_day(on[line.cost_on]) if line.pk in fresh else _those_of(_those_written(written, line))
        line.before, (line.pool, terms) = before, _terms(rule, line)
        found.append((line, _shared(line, terms, sharers)))
        before += line.cost
    return found


def _those_written(written: Mapping[int, Sequence[CostShare]], line: CostLine) -> Sequence[CostShare]:
    """Return who shares a cost as it was written down; an adjustment is shared as the cost that it corrects."""
    there = written.get(line.pk, ())
    return there or (written.get(line.adjusts_id, ()) if line.adjusts_id else ())


def _rule(version: AgreementVersion, line: CostLine, *, by: Reader) -> CostRule:
    rule = cost_agreements.rule_of(by, version=version, cost_type=line.cost_type)
    if rule is None:
        kind = line.get_cost_type_display().lower()
        raise ValidationError({"shared_by": f"{version.agreement}, {version}, says nothing of {kind}."})
    return rule


def _terms(rule: CostRule, line: CostLine) -> tuple[int | None, Rule]:
    """Return what a pool holds for a cost and those shared with it, where one pays first, and the rule with that."""
    if rule.first != CostRule.First.POOL:
        return None, rule.terms
    held = cost_pools.paid_in(rule, until=line.cost_on) - cost_pools.drawn(rule, besides=line)
    return max(held, 0), replace(rule.terms, first=Pool(max(held, 0)))


def _of_day(found: tuple[Sharer, ...] | CannotShare) -> tuple[Sharer, ...]:
    if isinstance(found, CannotShare):
        raise ValidationError({"shared_by": str(found)})
    return found


def _those_of(shares: Sequence[CostShare]) -> tuple[Sharer, ...]:
    seats = [one.seat for one in shares if one.seat]
    names = told_apart(seats)
    return tuple(Sharer(one.key, names[one.key]) for one in seats)


def _shared(line: CostLine, rule: Rule, sharers: tuple[Sharer, ...]) -> SharedLine:
    try:
        return share_line(Line(line.key, line.cost), rule, sharers, before=line.before)
    except CannotShare as refusal:
        raise ValidationError({"shared_by": str(refusal)}) from refusal


def _write(line: CostLine, shared: SharedLine, seats: dict[str, Seat]) -> None:
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

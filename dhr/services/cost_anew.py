"""Work out anew who pays what of the costs of a review, as partners and agreements are known now."""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from csp import audit
from csp.kernel.cost_shares import SharedLine
from csp.models import Reader
from dhr.models import AgreementVersion, CostLine, CostShare, Review
from dhr.models.cost_verb import CostVerb
from dhr.policies.costs import may_note
from dhr.queries import cost_versions, costs, year_locks
from dhr.services.cost_sharing import Touched, rule_of, worked_out, write

Bearer = CostShare.Bearer


class Anew(NamedTuple):
    """A cost that would be shared differently: as it is noted now, as it would be, and who would pay it then."""

    line: CostLine
    then: CostLine
    shared: SharedLine


@transaction.atomic
def share_anew(*, review: Review, by: Reader, now: datetime) -> list[CostLine]:
    """Work out who pays what of each cost of a review as it is known now; return the costs that changed.

    That is by the seats of its day, and by the version of its day unless somebody chose another one. Raises
    PermissionDenied, and ValidationError where a cost can't be shared any more.
    """
    held = costs.hold(by, review=review.pk)
    may_note(by, held).require()
    lines = costs.of_review(by, review=held)
    before = _written(lines, by=by)
    moves = cost_versions.versions_now(by, review=held, lines=lines)
    for one in lines:
        if one.pk in moves:
            one.under = moves[one.pk]
            audit.save(one, by=by, why=CostVerb.COST_SHARED_ANEW, now=now)
    touched = _touched(held, lines, moves, by=by)
    for together in _together(lines):
        write(lines=together, touched=touched, by=by)
    after = _written(lines, by=by)
    for one in lines:
        if one.pk not in moves and before[one.pk] != after[one.pk]:
            audit.record(CostVerb.COST_SHARED_ANEW, subject=one, by=by, now=now)
    return [one for one in lines if one.pk in moves or before[one.pk] != after[one.pk]]


def worked_out_anew(*, review: Review, by: Reader) -> list[Anew]:
    """Return the costs of a review that would be shared differently if it was worked out anew; nothing is written.

    Raises ValidationError where a cost can't be shared any more.
    """
    lines = costs.of_review(by, review=review)
    moves = cost_versions.versions_now(by, review=review, lines=lines)
    touched = _touched(review, lines, moves, by=by)
    as_now, paid = {one.pk: one for one in lines}, costs.shares_of(by, lines=lines)
    found = []
    for together in _together([_under(one, moves[one.pk]) if one.pk in moves else one for one in lines]):
        rule = rule_of(line=together[0], by=by)
        found += worked_out(lines=together, rule=rule, touched=touched, by=by)
    return [
        Anew(as_now[then.pk], then, shared)
        for then, shared in found
        if then.pk in moves or _paid(paid[then.pk]) != _to_pay(shared)
    ]


def _touched(
    review: Review, lines: Sequence[CostLine], moves: Mapping[int, AgreementVersion], *, by: Reader
) -> Touched:
    can = year_locks.can_change(by, partnership=review.partnership, lines=lines)
    ids = {one.pk for one in can}
    return Touched(changed=ids, fresh=ids, moved=moves.keys())


def _together(lines: Iterable[CostLine]) -> list[list[CostLine]]:
    """Return the costs that are shared, those that are shared together as one list."""
    groups: dict[tuple[str, str, int], list[CostLine]] = {}
    for one in lines:
        if one.under_id:
            groups.setdefault((one.cost_type, one.kind, one.under_id), []).append(one)
    return list(groups.values())


def _under(line: CostLine, version: AgreementVersion) -> CostLine:
    moved = copy(line)
    moved.under = version
    return moved


def _paid(shares: Sequence[CostShare]) -> list[tuple[str, int]]:
    return [(one.seat.key if one.seat else one.bearer, one.pence) for one in shares]


def _to_pay(shared: SharedLine) -> list[tuple[str, int]]:
    others = ((Bearer.POOL, shared.from_pool), (Bearer.IN_KIND, shared.in_kind))
    return [*shared.amounts.items(), *((bearer, pence) for bearer, pence in others if pence)]


def _written(lines: Sequence[CostLine], *, by: Reader) -> dict[int, list[tuple[str, int | None, int]]]:
    found = costs.shares_of(by, lines=lines)
    return {line.pk: [(one.bearer, one.seat_id, one.pence) for one in found[line.pk]] for line in lines}

"""Pass actions on to a successor, and take them off the successor's first page once they have seen to them."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from csp import audit
from csp.audit import NewerVersion
from csp.models import Partnership, Person, Reader
from csp.services.handovers import Passed
from plans.models import Action, Handover
from plans.models.verb import Verb
from plans.policies.handovers import may_pass_on
from plans.queries import handovers

REASON = "Handed over"


@transaction.atomic
def pass_on(
    *,
    partnership: Partnership,
    holder: Person,
    successor: Person,
    passed: Sequence[Passed],
    by: Reader,
    now: datetime,
) -> list[int | None]:
    """Give each of these actions to the successor with its note; return the id of each one's circle.

    Raises PermissionDenied, and NewerVersion when one was saved, or is no longer the holder's, since it was read.
    """
    keys = {one.key for one in passed}
    found = handovers.taken(by, partnership=partnership, person=holder, keys=keys)
    for one in passed:
        if one.key not in found or found[one.key].version != one.version:
            raise NewerVersion(found.get(one.key))
        may_pass_on(by, found[one.key]).require()
    for old in handovers.unsettled(by, actions=list(found.values())):
        _settle(old, by=by, now=now)
    for one in passed:
        _pass_on(found[one.key], holder, successor, one.note, by=by, now=now)
    return [found[one.key].circle_id for one in passed]


@transaction.atomic
def settle(*, keys: Sequence[str], by: Reader, now: datetime) -> int:
    """Take these handovers off the first page of the reader, to whom they were made; return how many they were."""
    mine = handovers.mine_to_settle(by, keys=keys)
    for handover in mine:
        _settle(handover, by=by, now=now)
    return len(mine)


@transaction.atomic
def settle_with(*, action: Action, by: Reader, now: datetime) -> None:
    """Settle the handover of an action that its successor has reported on, or that somebody else holds now."""
    for handover in handovers.unsettled(by, actions=[action]):
        if by.person_id == handover.to_person_id or handover.to_person_id != action.lead_person_id:
            _settle(handover, by=by, now=now)


def _pass_on(
    action: Action, holder: Person, successor: Person, note: str, *, by: Reader, now: datetime
) -> None:
    handover = Handover(
        action=action,
        from_person=holder,
        to_person=successor,
        note=note,
        made_at=now,
        made_by=by.person,
    )
    audit.save(handover, by=by, why=Verb.HANDOVER_ADDED, now=now)
    action.lead_person = successor
    audit.save(action, by=by, why=Verb.ACTION_CHANGED, now=now, reason=REASON)


def _settle(handover: Handover, *, by: Reader, now: datetime) -> None:
    handover.settled_at = now
    audit.save(handover, by=by, why=Verb.HANDOVER_SETTLED, now=now)

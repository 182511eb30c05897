"""How many actions a plan counts, under which priority and status, and how many of them need somebody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import NamedTuple

from django.db.models import Count, Q

from csp.models import Reader
from plans.models import Action, ActionState, Plan, Status
from plans.models.action import giving_on
from plans.models.action_state import NOT_OVER
from plans.queries.actions import ELSEWHERE


class _Group(NamedTuple):
    """Actions that have all this in common: how many, and how many of them need somebody if they are open."""

    plan_id: int
    priority_id: int | None
    status_id: int | None
    stands_for: str | None
    state: str
    number: int
    late: int
    late_at_first: int
    silent: int
    unheld: int


@dataclass(frozen=True)
class Tally:
    """What a plan counts, asked in one question."""

    plan_id: int
    groups: Sequence[_Group]

    @property
    def counts(self) -> dict[int | str | None, dict[int | str | None, int]]:
        """Return the number of actions for each status id under each priority id (None: under no priority).

        Those of other plans that count in this one too are under ELSEWHERE. One of which something was decided is
        counted once, under that: what was last reported no longer says how it is.
        """
        counts: dict[int | str | None, dict[int | str | None, int]] = {}
        for one in self.groups:
            here = counts.setdefault(one.priority_id if one.plan_id == self.plan_id else ELSEWHERE, {})
            bucket = one.status_id if one.state == ActionState.OPEN else one.state
            here[bucket] = here.get(bucket, 0) + one.number
        return counts

    @cached_property
    def attention(self) -> dict[str, int]:
        """Return how many open actions are late, by today's date and by the first, silent, and unheld."""
        open_ones = [
            one
            for one in self.groups
            if one.state in NOT_OVER and one.stands_for != Status.StandsFor.COMPLETE
        ]
        asked = [one for one in open_ones if one.state == ActionState.OPEN]
        return {
            "late": sum(one.late for one in asked),
            "late_at_first": sum(one.late_at_first for one in asked),
            "silent": sum(one.silent for one in asked),
            "unheld": sum(one.unheld for one in open_ones),
        }


def tally_of(reader: Reader, *, plan: Plan, own_only: bool = False) -> Tally:
    """Return what the plan counts.

    With ``own_only``, actions of other plans are left out: what is said of several plans counts each action once.
    """
    visible = Action.objects.visible_to(reader)
    found = visible.filter(plan=plan) if own_only else visible.counted_in(plan)
    heard = reader.today - timedelta(days=plan.silent_after_days)
    givers = giving_on(reader.today).filter(partnership=plan.partnership_id).values("person")
    # The conditions are those of late, late_at_first, silent and without_holder.
    rows = (
        found.order_by()
        .values_list("plan_id", "priority_id", "status_id", "status__stands_for", "state")
        .annotate(
            number=Count("pk"),
            late=Count("pk", filter=Q(due_on__lt=reader.today)),
            late_at_first=Count("pk", filter=Q(original_due_on__lt=reader.today)),
            silent=Count("pk", filter=Q(reported_on__lt=heard) | Q(reported_on=None, added_on__lt=heard)),
            unheld=Count("pk", filter=~Q(lead_person__in=givers)),
        )
    )
    return Tally(plan.pk, [_Group(*row) for row in rows])

"""Count an action under other plans too, beside its home plan."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit
from csp.models import Reader
from plans.models import Action, Plan
from plans.models.verb import Verb
from plans.policies.counting import may_count_elsewhere
from plans.queries import actions, counting, priorities

NOT_THERE = "Choose from the list: a plan that is not closed, for the same people, and not the action’s own"


@transaction.atomic
def count_elsewhere(
    *, key: str, version: int, plans: Collection[Plan], reason: str, by: Reader, now: datetime
) -> Action:
    """Let an action count under just these other plans too; the same again changes nothing.

    Each is a plan of the same partnership that exists for exactly the same people. Of a closed one it can only
    stay or be taken away. Raises PermissionDenied, NewerVersion when somebody saved the action meanwhile, and
    ValidationError with one sentence for a plan that is none of those.
    """
    chosen = {plan.pk for plan in plans}
    # In one order, as who moves it: nobody closes one of these plans meanwhile.
    for held in sorted({actions.plan_of(by, key=key) or 0, *chosen}):
        priorities.hold(by, plan=held)
    action = audit.locked(actions.open_to(by), key=key, version=version)
    may_count_elsewhere(by, action).require()
    offered = {plan.pk: plan for plan in counting.plans_to_count_under(by, action=action)}
    if chosen - offered.keys():
        raise ValidationError({"plans": NOT_THERE})
    if chosen == {plan.pk for plan in counting.counts_under(by, action=action)}:
        return action
    kept = [offered[pk] for pk in chosen]
    action.also_in_named = named_in_order(plans=kept)
    audit.save(action, by=by, why=Verb.ACTION_COUNTED, now=now, reason=reason)
    action.also_in.set(kept)
    return action


def count_guests_in(*, plan: Plan, follower: Plan, by: Reader, now: datetime) -> None:
    """Let the actions of other plans that count in a plan, and are not over, count in the one that follows it too.

    Call it in the transaction that makes the follower, with these actions held.
    """
    for action in counting.open_guests(by, plan=plan):
        action.also_in_named = named_in_order(plans=[*counting.counts_under(by, action=action), follower])
        audit.save(
            action, by=by, why=Verb.ACTION_COUNTED, now=now, reason="It counts in the plan that follows"
        )
        action.also_in.add(follower)


def count_instead(*, old: Action, new: Action, by: Reader) -> list[Plan]:
    """Name on an action that is carried forward where the old one counted, but not in plans that are closed.

    An action that goes on is counted once: return the plans that the new one is to count in instead of the old.
    """
    counted = list(counting.counts_under(by, action=old))
    over = [plan for plan in counted if plan.state == Plan.State.CLOSED]
    going_on = [plan for plan in counted if plan.state != Plan.State.CLOSED]
    old.also_in_named, new.also_in_named = named_in_order(plans=over), named_in_order(plans=going_on)
    return going_on


def named_in_order(*, plans: Iterable[Plan]) -> str:
    """Return the titles of these plans, newest first, as an action keeps them for its history."""
    ordered = sorted(plans, key=lambda plan: (-plan.starts_on.toordinal(), plan.key))
    return ", ".join(plan.title for plan in ordered)

"""Move an action to another plan: the one way in which its plan changes."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit
from csp.models import Reader
from plans.models import Action
from plans.models.verb import Verb
from plans.policies.moving import may_move
from plans.queries import action_moves, actions, counting, priorities
from plans.queries.action_moves import Place
from plans.services.counting import named_in_order
from plans.services.round_asks import follow

NOT_THERE = "Choose a place from the list"


@transaction.atomic
def move_action(*, key: str, version: int, place: Place, reason: str, by: Reader, now: datetime) -> Action:
    """Move an action to a place in another plan; its reference, its history and what was said of it go with it.

    Where it counted besides it goes on counting; in the plan that is its own now, it counts as its own.
    The other plan is one of the same partnership that exists for exactly the same people. Raises PermissionDenied,
    NewerVersion when somebody saved the action meanwhile, and ValidationError with one sentence for a place that is
    gone, in a closed plan, or in one that is no place for it.
    """
    # In one order whichever way it goes: two that move to and fro do not wait for each other.
    for held in sorted({actions.plan_of(by, key=key) or 0, place.plan.pk}):
        priorities.hold(by, plan=held)
    action = audit.locked(actions.open_to(by), key=key, version=version)
    may_move(by, action).require()
    plan = action_moves.plans_to_move_to(by, action=action).filter(pk=place.plan.pk).first()
    if plan is None:
        raise ValidationError({"place": NOT_THERE})
    if priorities.as_they_stand(by, plan=plan, priority=place.priority, objective=place.objective):
        raise ValidationError({"place": "Somebody has just removed this place, or moved it. Choose again"})
    action.plan, action.priority, action.objective = plan, place.priority, place.objective
    action.clean()
    others = list(counting.counts_under(by, action=action))  # but for the one that is its own now
    action.also_in_named = named_in_order(plans=others)
    audit.save(action, by=by, why=Verb.ACTION_MOVED, now=now, reason=reason)
    action.also_in.set(others)
    follow(action=action, by=by, now=now)
    return action

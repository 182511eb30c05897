"""Decide what becomes of an action: close it, stop it, hold it in abeyance, take it up again, reopen it."""

from collections.abc import Callable
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from csp import audit
from csp.kernel.decision import Decision
from csp.models import Reader
from plans.models import Action, ActionState
from plans.models.verb import Verb
from plans.policies.action_states import may_close, may_hold_in_abeyance, may_open_again, may_stop
from plans.queries import actions, priorities
from plans.services.round_asks import follow


@transaction.atomic
def close_action(
    *, key: str, version: int, outcome: str, finished_on: date, by: Reader, now: datetime
) -> Action:
    """Close an action whose work is finished, with what came of it; its status stays as it was last reported.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError without an outcome
    or for a day to come.
    """
    action = _taken(key=key, version=version, by=by, may=may_close)
    if finished_on > timezone.localdate(now):
        raise ValidationError({"finished_on": "The day it was finished must be today or before"})
    if not outcome:
        raise ValidationError({"outcome": "Enter what came of it"})
    action.outcome = outcome
    return _decide(action, ActionState.CLOSED, Verb.ACTION_CLOSED, on=finished_on, by=by, now=now)


@transaction.atomic
def stop_action(*, key: str, version: int, reason: str, by: Reader, now: datetime) -> Action:
    """Stop an action that will not be finished, with the reason.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError without a reason.
    """
    action = _taken(key=key, version=version, by=by, may=may_stop)
    return _decide(action, ActionState.STOPPED, Verb.ACTION_STOPPED, why=reason, by=by, now=now)


@transaction.atomic
def hold_in_abeyance(*, key: str, version: int, reason: str, by: Reader, now: datetime) -> Action:
    """Let an action wait, with the reason: nothing is asked of it, and it is not late, until it is taken up again.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError without a reason.
    """
    action = _taken(key=key, version=version, by=by, may=may_hold_in_abeyance)
    return _decide(action, ActionState.IN_ABEYANCE, Verb.ACTION_HELD, why=reason, by=by, now=now)


@transaction.atomic
def open_again(*, key: str, version: int, reason: str, by: Reader, now: datetime) -> Action:
    """Take up an action that was in abeyance, or reopen one that was closed or stopped, with the reason.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError without a reason.
    """
    priorities.hold(by, plan=actions.plan_of(by, key=key))  # it may be being closed, as nothing in it is open
    action = _taken(key=key, version=version, by=by, may=may_open_again)
    verb = Verb.ACTION_RESUMED if action.state == ActionState.IN_ABEYANCE else Verb.ACTION_REOPENED
    return _decide(action, ActionState.OPEN, verb, why=reason, by=by, now=now)


def _taken(*, key: str, version: int, by: Reader, may: Callable[[Reader, Action], Decision]) -> Action:
    action = audit.locked(actions.open_to(by), key=key, version=version)
    may(by, action).require()
    return action


def _decide(
    action: Action,
    state: ActionState,
    verb: Verb,
    *,
    by: Reader,
    now: datetime,
    why: str = "",
    on: date | None = None,
) -> Action:
    """Write down what was decided, and let the rounds that ask about the action follow."""
    if not why and state != ActionState.CLOSED:
        raise ValidationError({"reason": "Enter the reason"})
    is_open = state == ActionState.OPEN
    action.state, action.state_why = state, why
    action.state_on = None if is_open else on or timezone.localdate(now)
    action.state_by = None if is_open else by.person
    if state != ActionState.CLOSED:
        action.outcome = ""  # what came of it the first time stays in its history
    audit.save(action, by=by, why=verb, now=now)
    follow(action=action, by=by, now=now)
    return action

"""Make the next plan from one that comes to its end, and decide about each action that is still open."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from csp import audit
from csp.models import Reader, Record
from csp.services.search import folded, remember_many
from plans.models import Action, ActionState, Measure, Objective, Plan, Priority
from plans.models.verb import Verb
from plans.policies.plan_life import may_follow
from plans.queries import actions, plan_life, plans
from plans.queries.actions import KIND
from plans.services.action_states import close_action, stop_action
from plans.services.actions import searched_texts
from plans.services.counting import count_guests_in, count_instead
from plans.services.finding import remember_new
from plans.services.holding import held_plan
from plans.services.plan_life import PlanAnswers
from plans.services.round_asks import follow

Part = TypeVar("Part", bound=Record)
CHANGED = "Actions were changed meanwhile. Look at what is said of them below, then make the plan."
MEANWHILE = "Actions were added or ended meanwhile. Decide about each of those below, then make the plan."


class Fate(StrEnum):
    """What becomes of an open action when the next plan is made."""

    CARRY = "carry"
    CLOSE = "close"
    STOP = "stop"


@dataclass(frozen=True)
class Decided:
    """What was decided of one action, and why; of one that is closed, what came of it.

    ``version`` is the one that was read when it was decided.
    """

    fate: Fate
    why: str
    version: int


@dataclass
class _Made:
    """The next plan as it is being made: what each part of the old one became, by its id."""

    plan: Plan
    priorities: dict[int, Priority]
    objectives: dict[int, Objective]
    actions: dict[int, Action]
    decided_since: Collection[int]


@transaction.atomic
def make_next_plan(
    *,
    plan: Plan,
    key: str,
    answers: PlanAnswers,
    decided: Mapping[str, Decided],
    by: Reader,
    now: datetime,
) -> Plan:
    """Make the next plan, under a key that was minted with the form, with all that goes on in it; or change nothing.

    ``decided`` says what becomes of each open action (its key). Raises PermissionDenied; NewerVersion when somebody
    saved one of them meanwhile; and ValidationError when another plan follows this one already, or when what is
    decided is not about just the actions that are open. Sent twice, it is made once.
    """
    plan = held_plan(plan=plan, by=by)
    actions.hold_those_of(by, plan=plan, counted=True)
    follower = plan_life.follower_of(by, plan=plan)
    if follower and follower.key == key:
        return follower
    if not (allowed := may_follow(by, plan, follower=follower)):
        if follower:
            raise ValidationError(allowed.refusal)
        allowed.require()
    still_open = list(plan_life.to_be_settled(by, plan=plan))
    if {one.key for one in still_open} != set(decided):
        raise ValidationError(MEANWHILE)
    made = _made(plan, key, answers, by=by, now=now)
    for action in still_open:
        _settle(action, decided[action.key], made, by=by, now=now)
    measures = _copy_measures(plan, made, by=by, now=now)
    count_guests_in(plan=plan, follower=made.plan, by=by, now=now)
    remember_new(plan=made.plan, records=[made.plan, *made.priorities.values(), *measures])
    remember_many(
        kind=KIND,
        partnership_id=made.plan.partnership_id,
        circle_id=made.plan.circle_id,
        words={one.key: folded(texts=searched_texts(action=one)) for one in made.actions.values()},
    )
    return made.plan


def _made(plan: Plan, key: str, answers: PlanAnswers, *, by: Reader, now: datetime) -> _Made:
    """Return the next plan with its priorities and objectives."""
    blank = {"public_version": None, "closed_on": None, "closed_by": None, "outturn": ""}
    new = _copy(plan, key=key, follows=plan, state=Plan.State.DRAFTING, **vars(answers), **blank)
    audit.save(new, by=by, why=Verb.PLAN_ADDED, now=now)
    made = _Made(new, {}, {}, {}, plan_life.decided_since_reported(by, plan=plan))
    for priority in plans.priorities_of(by, plan=plan):
        made.priorities[priority.pk] = _copy(priority, plan=new)
        audit.save(made.priorities[priority.pk], by=by, why=Verb.PRIORITY_ADDED, now=now)
    for objective in plans.objectives_of(by, plan=plan):
        above = made.priorities[objective.priority_id]
        made.objectives[objective.pk] = _copy(objective, plan=new, priority=above)
        audit.save(made.objectives[objective.pk], by=by, why=Verb.OBJECTIVE_ADDED, now=now)
    return made


def _settle(action: Action, decided: Decided, made: _Made, *, by: Reader, now: datetime) -> None:
    given: dict[str, Any] = {"key": action.key, "version": decided.version, "by": by, "now": now}
    if decided.fate == Fate.CLOSE:
        waits = awaits_closing(action=action, decided_since=made.decided_since)
        reported = action.reported_on if waits else None
        close_action(outcome=decided.why, finished_on=reported or timezone.localdate(now), **given)
    elif decided.fate == Fate.STOP:
        stop_action(reason=decided.why, **given)
    else:
        _carry(action, decided, made, by=by, now=now)


def awaits_closing(*, action: Action, decided_since: Collection[int]) -> bool:
    """Return whether an action was reported complete, and nothing was decided of it after that.

    Closed with its plan, it was finished on the day of that report, if there is one.
    """
    return action.is_complete and action.pk not in decided_since


def _carry(action: Action, decided: Decided, made: _Made, *, by: Reader, now: datetime) -> None:
    """Let an action live on in the next plan: the same promise with the date first agreed, nothing reported yet."""
    if not decided.why:
        raise ValidationError("Say why an action is carried forward.")
    today = timezone.localdate(now)
    old = audit.locked(actions.open_to(by), key=action.key, version=decided.version)
    new: Action = _copy(
        old,
        plan=made.plan,
        priority=made.priorities.get(old.priority_id) if old.priority_id else None,
        objective=made.objectives.get(old.objective_id) if old.objective_id else None,
        carried_from=old,
        status=None,
        forecast=None,
        **_state_of(old),
        outcome="",
        added_on=today,
        reported_on=None,
    )
    counts_in = count_instead(old=old, new=new, by=by)
    audit.save(new, by=by, why=Verb.ACTION_ADDED, now=now)
    new.supporters.add(*action.supporters.all())
    new.areas.add(*action.areas.all())
    new.also_in.add(*counts_in)
    old.also_in.remove(*counts_in)
    _carry_milestones(action, new, by=by, now=now)
    made.actions[old.pk] = new
    old.state, old.state_why = ActionState.CARRIED, decided.why
    old.state_on, old.state_by = today, by.person
    audit.save(old, by=by, why=Verb.ACTION_CARRIED, now=now)
    follow(action=old, by=by, now=now)


def _carry_milestones(action: Action, new: Action, *, by: Reader, now: datetime) -> None:
    """Give the action in the next plan the milestones that are not reached, each with the date first agreed."""
    ahead = [one for one in action.milestones.all() if not one.is_reached]
    for position, one in enumerate(ahead, start=1):
        audit.save(_copy(one, action=new, position=position), by=by, why=Verb.MILESTONE_ADDED, now=now)


def _state_of(action: Action) -> dict[str, Any]:
    """Return how the action starts in the next plan: one that waits goes on waiting, for the same reason."""
    names = ("state", "state_on", "state_by", "state_why")
    if action.state == ActionState.IN_ABEYANCE:
        return {name: getattr(action, name) for name in names}
    return {"state": ActionState.OPEN, "state_on": None, "state_by": None, "state_why": ""}


def _copy_measures(plan: Plan, made: _Made, *, by: Reader, now: datetime) -> list[Measure]:
    """Give the next plan the same measures, without any figure, and return them; carried actions stay with theirs."""
    copied = []
    for measure in plan_life.measures_of(by, plan=plan):
        above = made.priorities.get(measure.priority_id) if measure.priority_id else None
        new: Measure = _copy(measure, plan=made.plan, priority=above)
        audit.save(new, by=by, why=Verb.MEASURE_ADDED, now=now)
        new.actions.add(
            *(made.actions[one] for one in plan_life.actions_of(by, measure=measure) if one in made.actions)
        )
        copied.append(new)
    return copied


def _copy(record: Part, **changed: Any) -> Part:
    """Return a new record, not saved yet, with all that another holds but what is changed."""
    own = {"id", "key", "version", *changed}
    same = {
        one.attname: getattr(record, one.attname)
        for one in record._meta.concrete_fields
        if one.name not in own
    }
    return type(record)(**same, **changed)

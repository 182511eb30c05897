"""Add an objective under a priority; change one, move it, remove it."""

from dataclasses import dataclass, fields
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit
from csp.kernel.keys import new_key
from csp.models import Reader
from csp.services.ordering import put_in_order
from plans.models import Objective, Priority
from plans.models.verb import Verb
from plans.policies.priorities import may_go, may_shape
from plans.queries import plans, priorities
from plans.services.holding import held_plan


@dataclass(frozen=True)
class ObjectiveAnswers:
    """What a person says an objective is."""

    reference: str
    title: str
    priority: Priority

    @classmethod
    def of(cls, objective: Objective) -> "ObjectiveAnswers":
        """Return what an objective is said to be now."""
        return cls(**{answer.name: getattr(objective, answer.name) for answer in fields(cls)})


@transaction.atomic
def add_objective(
    *, answers: ObjectiveAnswers, by: Reader, now: datetime, key: str | None = None
) -> Objective:
    """Add an objective as the last under its priority, under a key that was minted with the form, or a new one.

    Raises PermissionDenied, IntegrityError when the key is taken, and ValidationError when somebody has just removed
    the priority.
    """
    plan = held_plan(plan=answers.priority.plan, by=by)
    may_shape(by, plan).require()
    _must_be_there(answers.priority, by=by)
    objective = Objective(plan=plan, key=key or new_key())
    _fill(objective, answers, by=by)
    audit.save(objective, by=by, why=Verb.OBJECTIVE_ADDED, now=now)
    return objective


@transaction.atomic
def edit_objective(
    *, key: str, version: int, answers: ObjectiveAnswers, reason: str, by: Reader, now: datetime
) -> Objective:
    """Change an objective; under another priority it comes last, and its actions go with it.

    The same answers again change nothing. Raises PermissionDenied, NewerVersion when somebody saved it meanwhile,
    and ValidationError when the priority belongs to another plan.
    """
    objective = _taken(key=key, version=version, by=by)
    before = ObjectiveAnswers.of(objective)
    if answers == before:
        return objective
    if answers.priority.plan_id != objective.plan_id:
        raise ValidationError({"priority": "Choose one of this plan"})
    _must_be_there(answers.priority, by=by)
    _fill(objective, answers, by=by)
    audit.save(objective, by=by, why=Verb.OBJECTIVE_CHANGED, now=now, reason=reason)
    if answers.priority != before.priority:
        for action in priorities.actions_under(by, objective=objective).select_for_update(of=("self",)):
            action.priority = answers.priority
            audit.save(action, by=by, why=Verb.ACTION_CHANGED, now=now, reason=reason)
    return objective


@transaction.atomic
def move_objective(*, objective: Objective, up: bool, by: Reader, now: datetime) -> None:
    """Move an objective one place up or down under its priority; the first does not go up, nor the last down.

    Raises PermissionDenied.
    """
    may_shape(by, held_plan(plan=objective.plan, by=by)).require()
    here = plans.objectives_of(by, plan=objective.plan).select_related("plan")
    here = here.filter(priority=objective.priority_id)
    put_in_order(pieces=here, one=objective, up=up, why=Verb.OBJECTIVE_CHANGED, by=by, now=now)


@transaction.atomic
def remove_objective(*, key: str, version: int, by: Reader, now: datetime) -> Objective:
    """Remove an objective that has no actions; its history stays.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError with a sentence
    when actions are under it.
    """
    objective = _taken(key=key, version=version, by=by)
    allowed = may_go(under=priorities.under_objective(by, objective=objective))
    if not allowed:
        raise ValidationError(allowed.refusal)
    audit.remove(objective, by=by, why=Verb.OBJECTIVE_REMOVED, now=now)
    return objective


def _taken(*, key: str, version: int, by: Reader) -> Objective:
    """Return the objective to be changed, while whoever else changes what its plan is made of waits."""
    priorities.hold(by, plan=priorities.plan_of(by, key=key))
    objective = audit.locked(priorities.objectives_open_to(by), key=key, version=version)
    may_shape(by, objective.plan).require()
    return objective


def _must_be_there(priority: Priority, *, by: Reader) -> None:
    wrong = priorities.as_they_stand(by, plan=priority.plan, priority=priority, objective=None)
    if wrong:
        raise ValidationError(wrong)


def _fill(objective: Objective, answers: ObjectiveAnswers, *, by: Reader) -> None:
    """Put the answers into an objective; one that is new under its priority comes last there."""
    if objective.priority_id != answers.priority.pk:
        there = plans.objectives_of(by, plan=answers.priority.plan).filter(priority=answers.priority)
        last = there.last()
        objective.position = last.position + 1 if last else 1
    for answer in fields(answers):
        setattr(objective, answer.name, getattr(answers, answer.name))

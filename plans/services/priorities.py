"""Add a priority to a plan; change one, move it, remove it."""

from dataclasses import dataclass, fields
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit
from csp.kernel.keys import new_key
from csp.models import Person, Reader, Seat
from csp.services.ordering import put_in_order
from plans.models import Plan, Priority
from plans.models.verb import Verb
from plans.policies.priorities import may_go, may_shape
from plans.queries import plans, priorities
from plans.services.finding import forget, remember
from plans.services.holding import held_plan


@dataclass(frozen=True)
class PriorityAnswers:
    """What a person says a priority is."""

    number: str
    title: str
    aim: str = ""
    lead_seat: Seat | None = None
    lead_person: Person | None = None

    @classmethod
    def of(cls, priority: Priority) -> "PriorityAnswers":
        """Return what a priority is said to be now."""
        return cls(**{answer.name: getattr(priority, answer.name) for answer in fields(cls)})


@transaction.atomic
def add_priority(
    *, plan: Plan, answers: PriorityAnswers, by: Reader, now: datetime, key: str | None = None
) -> Priority:
    """Add a priority at the end of the plan, under a key that was minted with the form, or a new one.

    Raises PermissionDenied, and IntegrityError when the key is taken.
    """
    plan = held_plan(plan=plan, by=by)
    may_shape(by, plan).require()
    last = plans.priorities_of(by, plan=plan).last()
    priority = Priority(plan=plan, key=key or new_key(), position=last.position + 1 if last else 1)
    _fill(priority, answers)
    audit.save(priority, by=by, why=Verb.PRIORITY_ADDED, now=now)
    remember(record=priority)
    return priority


@transaction.atomic
def edit_priority(
    *, key: str, version: int, answers: PriorityAnswers, reason: str, by: Reader, now: datetime
) -> Priority:
    """Change a priority; the same answers again change nothing.

    Raises PermissionDenied, and NewerVersion when somebody saved it meanwhile.
    """
    priority = _taken(key=key, version=version, by=by)
    if answers == PriorityAnswers.of(priority):
        return priority
    _fill(priority, answers)
    audit.save(priority, by=by, why=Verb.PRIORITY_CHANGED, now=now, reason=reason)
    remember(record=priority)
    return priority


@transaction.atomic
def move_priority(*, priority: Priority, up: bool, by: Reader, now: datetime) -> None:
    """Move a priority one place up or down in its plan; the first does not go up, nor the last down.

    Its number stays as it is: it is what people call it. Raises PermissionDenied.
    """
    may_shape(by, held_plan(plan=priority.plan, by=by)).require()
    here = plans.priorities_of(by, plan=priority.plan).select_related("plan")
    put_in_order(pieces=here, one=priority, up=up, why=Verb.PRIORITY_CHANGED, by=by, now=now)


@transaction.atomic
def remove_priority(*, key: str, version: int, by: Reader, now: datetime) -> Priority:
    """Remove a priority that has nothing under it; its history stays.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError with a sentence
    when something is under it.
    """
    priority = _taken(key=key, version=version, by=by)
    allowed = may_go(under=priorities.under_priority(by, priority=priority))
    if not allowed:
        raise ValidationError(allowed.refusal)
    audit.remove(priority, by=by, why=Verb.PRIORITY_REMOVED, now=now)
    forget(record=priority)
    return priority


def _taken(*, key: str, version: int, by: Reader) -> Priority:
    """Return the priority to be changed, while whoever else changes what its plan is made of waits."""
    priorities.hold(by, plan=priorities.plan_of(by, key=key))
    priority = audit.locked(priorities.open_to(by), key=key, version=version)
    may_shape(by, priority.plan).require()
    return priority


def _fill(priority: Priority, answers: PriorityAnswers) -> None:
    for answer in fields(answers):
        setattr(priority, answer.name, getattr(answers, answer.name))

"""Add an action to a plan; change one."""

from dataclasses import dataclass, fields
from datetime import date, datetime

from django.db import transaction

from csp import audit
from csp.models import Person, Reader, Seat
from csp.services.search import remember_words
from plans.models import Action, Objective, Plan, Priority
from plans.models.verb import Verb
from plans.policies.actions import may_add, may_edit
from plans.queries import actions
from plans.queries.actions import KIND


@dataclass(frozen=True)
class ActionAnswers:
    """What a person says an action is."""

    title: str
    reference: str = ""
    detail: str = ""
    priority: Priority | None = None
    objective: Objective | None = None
    lead_seat: Seat | None = None
    lead_person: Person | None = None
    timescale: str = ""
    due_on: date | None = None
    done_when: str = ""
    additionality: str = ""


@transaction.atomic
def add_action(*, plan: Plan, answers: ActionAnswers, by: Reader, now: datetime) -> Action:
    """Add an action to the plan. Raises PermissionDenied, or ValidationError when its parts don’t belong together."""
    may_add(by, plan).require()
    action = Action(plan=plan)
    _fill(action, answers)
    audit.save(action, by=by, why=Verb.ACTION_ADDED, now=now)
    _remember(action)
    return action


@transaction.atomic
def edit_action(
    *, key: str, version: int, answers: ActionAnswers, reason: str, by: Reader, now: datetime
) -> Action:
    """Change an action, keeping the reason with the change. Raises NewerVersion when somebody saved it meanwhile."""
    action = audit.locked(actions.open_to(by), key=key, version=version)
    may_edit(by, action).require()
    _fill(action, answers)
    audit.save(action, by=by, why=Verb.ACTION_CHANGED, now=now, reason=reason)
    _remember(action)
    return action


def _fill(action: Action, answers: ActionAnswers) -> None:
    for answer in fields(answers):
        setattr(action, answer.name, getattr(answers, answer.name))
    action.clean()


def _remember(action: Action) -> None:
    remember_words(
        kind=KIND,
        key=action.key,
        partnership_id=action.partnership_id,
        circle_id=action.circle_id,
        texts=[action.reference, action.title, action.detail, action.done_when, action.additionality],
    )

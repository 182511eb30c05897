"""Add an action to a plan; change one."""

from dataclasses import dataclass, fields
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from csp import audit
from csp.kernel import timescale
from csp.kernel.keys import new_key
from csp.models import Person, Reader, Seat
from csp.services.search import remember_words
from plans.models import Action, Objective, Plan, Priority
from plans.models.verb import Verb
from plans.policies.actions import may_add, may_edit, may_hand_over
from plans.queries import actions, priorities
from plans.queries.actions import KIND
from plans.services.handovers import settle_with


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

    @classmethod
    def of(cls, action: Action) -> "ActionAnswers":
        """Return what an action is said to be now."""
        return cls(**{answer.name: getattr(action, answer.name) for answer in fields(cls)})


@transaction.atomic
def add_action(
    *, plan: Plan, answers: ActionAnswers, by: Reader, now: datetime, key: str | None = None
) -> Action:
    """Add an action to the plan, under a key that was minted with the form, or a new one.

    Raises PermissionDenied, ValidationError when its parts don’t belong together, and IntegrityError when the
    key is taken.
    """
    may_add(by, plan).require()
    priorities.hold(by, plan=plan.pk)
    _must_be_there(plan, answers, by=by)
    action = Action(plan=plan, key=key or new_key(), added_on=timezone.localdate(now))
    _fill(action, answers)
    audit.save(action, by=by, why=Verb.ACTION_ADDED, now=now)
    _remember(action)
    return action


@transaction.atomic
def edit_action(
    *, key: str, version: int, answers: ActionAnswers, reason: str, by: Reader, now: datetime
) -> Action:
    """Change an action, keeping the reason with the change; the same answers again change nothing.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError when its parts
    don’t belong together.
    """
    priorities.hold(by, plan=actions.plan_of(by, key=key))
    action = audit.locked(actions.open_to(by), key=key, version=version)
    may_edit(by, action).require()
    if answers.lead_seat != action.lead_seat:
        may_hand_over(by, action).require()
    if answers == ActionAnswers.of(action):
        return action
    _must_be_there(action.plan, answers, by=by)
    _fill(action, answers)
    audit.save(action, by=by, why=Verb.ACTION_CHANGED, now=now, reason=reason)
    settle_with(action=action, by=by, now=now)
    _remember(action)
    return action


def searched_texts(*, action: Action) -> list[str]:
    """Return the texts by whose words an action is found."""
    return [action.reference, action.title, action.detail, action.done_when, action.additionality]


def _must_be_there(plan: Plan, answers: ActionAnswers, *, by: Reader) -> None:
    """Raise ValidationError when its priority or objective went, or moved, after they were chosen."""
    wrong = priorities.as_they_stand(by, plan=plan, priority=answers.priority, objective=answers.objective)
    if wrong:
        raise ValidationError(wrong)


def _fill(action: Action, answers: ActionAnswers) -> None:
    if answers.timescale != action.timescale:
        read = timescale.read(answers.timescale, starts_on=action.plan.starts_on, ends_on=action.plan.ends_on)
        action.timescale_from, action.timescale_to = read.from_on, read.to_on
        action.timescale_precision = read.precision.value if read.words else ""
    for answer in fields(answers):
        setattr(action, answer.name, getattr(answers, answer.name))
    action.clean()


def _remember(action: Action) -> None:
    remember_words(
        kind=KIND,
        key=action.key,
        partnership_id=action.partnership_id,
        circle_id=action.circle_id,
        texts=searched_texts(action=action),
    )

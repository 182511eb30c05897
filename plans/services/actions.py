"""Add an action to a plan; change one."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from csp import audit
from csp.kernel import timescale
from csp.kernel.keys import new_key
from csp.models import Area, Person, Reader, Seat
from csp.services.search import remember_words
from plans.models import Action, Objective, Plan, Priority
from plans.models.verb import Verb
from plans.policies.actions import may_add, may_edit, may_hand_over
from plans.queries import actions, priorities
from plans.queries.actions import KIND
from plans.services.handovers import settle_with
from plans.services.holding import held_plan

SEVERAL = frozenset({"supporters", "areas"})  # set once the action has its row; named in it, for its history


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
    lead_post: str = ""
    supporters: frozenset[Seat] = frozenset()
    areas: frozenset[Area] = frozenset()
    timescale: str = ""
    due_on: date | None = None
    resources: str = ""
    done_when: str = ""
    additionality: str = ""

    @classmethod
    def of(cls, action: Action) -> "ActionAnswers":
        """Return what an action is said to be now."""
        own = {one.name: getattr(action, one.name) for one in fields(cls) if one.name not in SEVERAL}
        return cls(
            **own,
            supporters=frozenset(action.supporters.select_related("authority")),
            areas=frozenset(action.areas.all()),
        )


@transaction.atomic
def add_action(
    *, plan: Plan, answers: ActionAnswers, by: Reader, now: datetime, key: str | None = None
) -> Action:
    """Add an action to the plan, under a key that was minted with the form, or a new one.

    Raises PermissionDenied, ValidationError when its parts don’t belong together, and IntegrityError when the
    key is taken.
    """
    plan = held_plan(plan=plan, by=by)
    may_add(by, plan).require()
    _must_be_there(plan, answers, by=by)
    action = Action(plan=plan, key=key or new_key(), added_on=timezone.localdate(now))
    _fill(action, answers)
    audit.save(action, by=by, why=Verb.ACTION_ADDED, now=now)
    _connect(action, answers)
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
    _connect(action, answers)
    settle_with(action=action, by=by, now=now)
    _remember(action)
    return action


def searched_texts(*, action: Action) -> list[str]:
    """Return the texts by whose words an action is found."""
    return [
        action.reference,
        action.title,
        action.detail,
        action.lead_post,
        action.supporters_named,
        action.areas_named,
        action.resources,
        action.done_when,
        action.additionality,
    ]


def named_in_order(*, seats: Collection[Seat]) -> str:
    """Return the names of these seats, by name, as an action keeps them for its history."""
    return ", ".join(
        str(seat) for seat in sorted(seats, key=lambda seat: (seat.authority.name_order, seat.key))
    )


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
        if answer.name not in SEVERAL:
            setattr(action, answer.name, getattr(answers, answer.name))
    _name_several(action, answers)
    action.clean()


def _name_several(action: Action, answers: ActionAnswers) -> None:
    """Write the names of who supports it and of where it is, in order, so that its history can tell them.

    Raises ValidationError for one of another partnership.
    """
    here = action.partnership_id
    if any(seat.partnership_id != here for seat in answers.supporters):
        raise ValidationError({"supporters": "Choose authorities of this partnership"})
    if any(area.partnership_id != here for area in answers.areas):
        raise ValidationError({"areas": "Choose areas of this partnership"})
    areas = sorted(answers.areas, key=lambda area: (area.kind, area.name_order, area.key))
    action.supporters_named = named_in_order(seats=answers.supporters)
    action.areas_named = ", ".join(str(area) for area in areas)


def _connect(action: Action, answers: ActionAnswers) -> None:
    action.supporters.set(answers.supporters)
    action.areas.set(answers.areas)


def _remember(action: Action) -> None:
    remember_words(
        kind=KIND,
        key=action.key,
        partnership_id=action.partnership_id,
        circle_id=action.circle_id,
        texts=searched_texts(action=action),
    )

"""Add a measure to a plan; change one, move it, hold it in abeyance, remove it, say which actions work on it."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit
from csp.kernel.keys import new_key
from csp.models import Reader, Seat
from csp.services.ordering import put_in_order
from plans.models import Action, Measure, Plan, Priority
from plans.models.verb import Verb
from plans.policies.measures import may_measure, may_remove
from plans.queries import measures, priorities, readings
from plans.services.finding import forget, remember
from plans.services.holding import held_plan

ELSEWHERE = "Choose a priority of this plan"


@dataclass(frozen=True)
class MeasureAnswers:
    """What a person says is measured."""

    title: str
    reference: str = ""
    priority: Priority | None = None
    detail: str = ""
    unit: str = ""
    better: str = ""
    every: str = ""
    lag_weeks: int | None = None
    baseline: Decimal | None = None
    baseline_period: str = ""
    why_no_baseline: str = ""
    target: str = ""
    target_value: Decimal | None = None
    target_on: date | None = None
    source: str = ""
    coverage: str = ""
    lead_seat: Seat | None = None

    @classmethod
    def of(cls, measure: Measure) -> "MeasureAnswers":
        """Return what a measure is said to be now."""
        return cls(**{answer.name: getattr(measure, answer.name) for answer in fields(cls)})


@transaction.atomic
def add_measure(
    *, plan: Plan, answers: MeasureAnswers, by: Reader, now: datetime, key: str | None = None
) -> Measure:
    """Add a measure at the end of the plan's, under a key that was minted with the form, or a new one.

    Raises PermissionDenied, ValidationError for a priority of another plan, and IntegrityError when the key is taken.
    """
    plan = held_plan(plan=plan, by=by)
    may_measure(by, plan).require()
    position = measures.last_position(by, plan=plan) + 1
    measure = Measure(plan=plan, key=key or new_key(), position=position)
    _fill(measure, answers, by)
    audit.save(measure, by=by, why=Verb.MEASURE_ADDED, now=now)
    remember(record=measure)
    return measure


@transaction.atomic
def edit_measure(
    *, key: str, version: int, answers: MeasureAnswers, reason: str, by: Reader, now: datetime
) -> Measure:
    """Change a measure; the same answers again change nothing.

    Raises PermissionDenied, ValidationError, and NewerVersion when somebody saved it meanwhile.
    """
    measure = _taken(key=key, version=version, by=by)
    if answers == MeasureAnswers.of(measure):
        return measure
    _fill(measure, answers, by)
    audit.save(measure, by=by, why=Verb.MEASURE_CHANGED, now=now, reason=reason)
    remember(record=measure)
    return measure


@transaction.atomic
def hold_measure(*, key: str, version: int, why_held: str, by: Reader, now: datetime) -> Measure:
    """Hold a measure in abeyance for a reason, or take it up again with none; nothing is asked of it meanwhile.

    Raises PermissionDenied, and NewerVersion when somebody saved it meanwhile.
    """
    measure = _taken(key=key, version=version, by=by)
    if measure.why_held == why_held:
        return measure
    measure.why_held = why_held
    audit.save(measure, by=by, why=Verb.MEASURE_HELD if why_held else Verb.MEASURE_TAKEN_UP, now=now)
    return measure


@transaction.atomic
def link_actions(
    *, key: str, version: int, actions: Collection[Action], by: Reader, now: datetime
) -> Measure:
    """Say which actions of the plan work on a measure; the same ones again change nothing.

    Raises PermissionDenied, and NewerVersion when somebody saved it meanwhile.
    """
    measure = _taken(key=key, version=version, by=by)
    if set(actions) == set(measures.actions_on(by, measure=measure)):
        return measure
    in_order = sorted(actions, key=lambda one: (one.reference_order, one.key))
    measure.actions_named = "\n".join(str(one) for one in in_order)
    audit.save(measure, by=by, why=Verb.MEASURE_ACTIONS_CHANGED, now=now)
    measure.actions.set(actions)
    return measure


@transaction.atomic
def move_measure(*, measure: Measure, up: bool, by: Reader, now: datetime) -> None:
    """Move a measure one place up or down under its priority. Raises PermissionDenied."""
    may_measure(by, held_plan(plan=measure.plan, by=by)).require()
    here = measures.beside(by, measure=measure)
    put_in_order(pieces=here, one=measure, up=up, why=Verb.MEASURE_CHANGED, by=by, now=now)


@transaction.atomic
def remove_measure(*, key: str, version: int, by: Reader, now: datetime) -> Measure:
    """Remove a measure without figures; its history stays.

    Raises PermissionDenied, with figures too, and NewerVersion when somebody saved it meanwhile.
    """
    measure = _taken(key=key, version=version, by=by)
    allowed = may_remove(by, measure, has_figures=readings.has_any(by, measure=measure))
    if not allowed:
        raise ValidationError(allowed.refusal)
    measure.actions.clear()
    audit.remove(measure, by=by, why=Verb.MEASURE_REMOVED, now=now)
    forget(record=measure)
    return measure


def _taken(*, key: str, version: int, by: Reader) -> Measure:
    """Return the measure to be changed, while whoever else changes what its plan is made of waits."""
    priorities.hold(by, plan=measures.plan_of(by, key=key))
    measure = audit.locked(measures.open_to(by), key=key, version=version)
    may_measure(by, measure.plan).require()
    return measure


def _fill(measure: Measure, answers: MeasureAnswers, by: Reader) -> None:
    if answers.priority and answers.priority.plan_id != measure.plan_id:
        raise ValidationError({"priority": ELSEWHERE})
    wrong = priorities.as_they_stand(by, plan=measure.plan, priority=answers.priority, objective=None)
    if wrong:
        raise ValidationError(wrong)
    for answer in fields(answers):
        setattr(measure, answer.name, getattr(answers, answer.name))

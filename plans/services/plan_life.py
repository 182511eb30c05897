"""Add a plan; change what it is, and what it says."""

from dataclasses import dataclass, fields
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit
from csp.kernel import day_words
from csp.kernel.keys import new_key
from csp.models import Partnership, Reader
from plans.models import Plan
from plans.models.plan import A_QUARTER
from plans.models.verb import Verb
from plans.policies.plan_life import may_add_plan
from plans.policies.priorities import may_shape
from plans.queries import plan_life, plans
from plans.services.finding import remember

WHY_OTHER_DAYS = "Say why its days change: the plan is agreed, and others count on them"


@dataclass(frozen=True)
class PlanAnswers:
    """What a person says a plan is."""

    kind: str
    title: str
    starts_on: date
    ends_on: date
    silent_after_days: int = A_QUARTER

    @classmethod
    def of(cls, plan: Plan) -> "PlanAnswers":
        """Return what a plan is said to be now."""
        return cls(**{answer.name: getattr(plan, answer.name) for answer in fields(cls)})


@dataclass(frozen=True)
class TextAnswers:
    """What the plan itself says, apart from its priorities and actions."""

    assessment: str = ""
    strategy: str = ""
    resources: str = ""
    engagement: str = ""
    summary: str = ""

    @classmethod
    def of(cls, plan: Plan) -> "TextAnswers":
        """Return what a plan says now."""
        return cls(**{answer.name: getattr(plan, answer.name) for answer in fields(cls)})


@transaction.atomic
def add_plan(
    *, partnership: Partnership, answers: PlanAnswers, by: Reader, now: datetime, key: str | None = None
) -> Plan:
    """Begin a plan, under a key that was minted with the form, or a new one.

    Raises PermissionDenied, and IntegrityError when the key is taken.
    """
    may_add_plan(by, partnership).require()
    plan = Plan(partnership=partnership, key=key or new_key())
    _fill(plan, answers)
    audit.save(plan, by=by, why=Verb.PLAN_ADDED, now=now)
    remember(record=plan)
    return plan


def edit_plan(
    *, key: str, version: int, answers: PlanAnswers, reason: str, by: Reader, now: datetime
) -> Plan:
    """Change what a plan is called, or its days; the same answers again change nothing.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError when an agreed plan’s
    days change without a reason, or it would end before it was agreed or published.
    """
    return _change(key, version, answers, why=Verb.PLAN_CHANGED, by=by, now=now, reason=reason)


def write_texts(
    *, key: str, version: int, answers: TextAnswers, reason: str, by: Reader, now: datetime
) -> Plan:
    """Change what a plan says; the same answers again change nothing.

    Raises PermissionDenied, and NewerVersion when somebody saved it meanwhile.
    """
    return _change(key, version, answers, why=Verb.PLAN_TEXTS_CHANGED, by=by, now=now, reason=reason)


@transaction.atomic
def _change(
    key: str,
    version: int,
    answers: PlanAnswers | TextAnswers,
    *,
    why: Verb,
    by: Reader,
    now: datetime,
    reason: str,
) -> Plan:
    plan = audit.locked(plans.open_to(by), key=key, version=version)
    may_shape(by, plan).require()
    if answers == type(answers).of(plan):
        return plan
    if isinstance(answers, PlanAnswers):
        _hold_to_days(plan, answers, reason=reason, by=by)
    _fill(plan, answers)
    audit.save(plan, by=by, why=why, now=now, reason=reason)
    remember(record=plan)
    return plan


def _hold_to_days(plan: Plan, answers: PlanAnswers, *, reason: str, by: Reader) -> None:
    """Raise ValidationError when the days of a plan that stands don’t fit what was agreed or published."""
    has_other_days = (answers.starts_on, answers.ends_on) != (plan.starts_on, plan.ends_on)
    if plan.state not in (Plan.State.AGREED, Plan.State.PUBLISHED) or not has_other_days:
        return
    wrong = {} if reason.strip() else {"reason": WHY_OTHER_DAYS}
    settled = plan_life.settled_on(by, plan=plan)
    if settled and answers.ends_on < settled and answers.ends_on != plan.ends_on:
        wrong["ends_on"] = (
            f"The plan was agreed or published on {day_words.plain(settled)}: its last day can’t be before that"
        )
    if wrong:
        raise ValidationError(wrong)


def _fill(plan: Plan, answers: PlanAnswers | TextAnswers) -> None:
    for answer in fields(answers):
        setattr(plan, answer.name, getattr(answers, answer.name))

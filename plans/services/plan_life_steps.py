"""Take a plan from step to step: put it to the authorities, agree it, publish it, close it."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.utils import timezone

from csp import audit
from csp.kernel.plan_snapshot import digest, to_json
from csp.models import Reader
from plans.models import Plan, PlanVersion
from plans.models.verb import Verb
from plans.policies.plan_life import (
    NEXT,
    Step,
    may_agree,
    may_close,
    may_propose,
    may_publish,
    may_take,
)
from plans.queries import actions, plan_life, plans
from plans.queries.plan_life import Standing, standing_of
from plans.services.holding import held_plan


@transaction.atomic
def put_to_authorities(*, plan: Plan, by: Reader, now: datetime) -> PlanVersion:
    """Keep the plan’s text for good as a version that the authorities are asked to agree to.

    A text that is with them already is not put to them twice. Raises PermissionDenied, and ValidationError with a
    sentence when something of the checklist is missing.
    """
    plan = held_plan(plan=plan, by=by)
    may_take(by, plan, Step.PROPOSE).require()
    standing = standing_of(by, plan=plan)
    if standing.put and standing.is_as_put and not standing.put.agreed_at:
        return standing.put
    if not (allowed := may_propose(by, standing)):
        raise ValidationError(allowed.refusal)
    version = _new_version(standing, by=by, now=now)
    audit.save(version, by=by, why=Verb.VERSION_PUT, now=now)
    return version


@transaction.atomic
def agree_plan(*, plan: Plan, number: int, by: Reader, now: datetime) -> PlanVersion:
    """Note that every responsible authority agreed to the version with this number, as the plan stands.

    Raises PermissionDenied, and ValidationError with a sentence when they have not, or when it is another version
    that they were asked about last. Agreed twice, it is agreed once.
    """
    plan = held_plan(plan=plan, by=by)
    may_take(by, plan, Step.AGREE).require()
    standing = standing_of(by, plan=plan)
    put = standing.put
    if put and put.number == number and put.agreed_at:
        return put
    if not (allowed := may_agree(by, standing)):
        raise ValidationError(allowed.refusal)
    if put is None or put.number != number:
        raise ValidationError(f"Version {put.number if put else 1} was put to the authorities meanwhile.")
    put.agreed_at, put.agreed_by = now, by.person
    audit.save(put, by=by, why=Verb.VERSION_AGREED, now=now)
    _move(plan, Step.AGREE, why=Verb.PLAN_AGREED, by=by, now=now)
    return put


@transaction.atomic
def publish_plan(*, plan: Plan, by: Reader, now: datetime) -> PlanVersion:
    """Publish the plan as it stands: the version that was agreed, or a new one when its text has changed since.

    What the public sees is decided apart from this. Raises PermissionDenied, and ValidationError with a sentence
    when the authorities have not agreed yet. Published twice, it is published once.
    """
    plan = held_plan(plan=plan, by=by)
    may_take(by, plan, Step.PUBLISH).require()
    standing = standing_of(by, plan=plan)
    if standing.published and standing.is_as_published:
        return standing.published
    if not (allowed := may_publish(by, standing)):
        raise ValidationError(allowed.refusal)
    version = _published_as(standing)
    if is_new := version is None:
        version = _new_version(standing, by=by, now=now)
    version.published_at, version.published_by = now, by.person
    audit.save(version, by=by, why=Verb.VERSION_MADE if is_new else Verb.VERSION_PUBLISHED, now=now)
    _move(plan, Step.PUBLISH, why=Verb.PLAN_PUBLISHED, by=by, now=now)
    return version


@transaction.atomic
def close_plan(*, key: str, version: int, outturn: str, by: Reader, now: datetime) -> Plan:
    """Close a plan of which every action is over, and say how far it was implemented.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError with a sentence
    while actions are open.
    """
    seen = plans.open_to(by).filter(key=key).first()
    if seen is None:
        raise Http404
    # Whoever is reporting says first whether it is complete. Its actions are held before the plan is locked: whoever
    # holds one of them may yet let it, or another, count in this plan, and would wait for that lock.
    actions.hold_those_of(by, plan=held_plan(plan=seen, by=by))
    plan = audit.locked(plans.open_to(by), key=key, version=version)
    may_take(by, plan, Step.CLOSE).require()
    still_open = plan_life.open_actions(by, plan=plan).count()
    if not (allowed := may_close(by, plan, still_open=still_open)):
        raise ValidationError(allowed.refusal)
    plan.state, plan.outturn = NEXT[Step.CLOSE][plan.state], outturn
    plan.closed_on, plan.closed_by = timezone.localdate(now), by.person
    audit.save(plan, by=by, why=Verb.PLAN_CLOSED, now=now)
    return plan


def _new_version(standing: Standing, *, by: Reader, now: datetime) -> PlanVersion:
    """Return a version with the plan as it stands, under the next number, not saved yet."""
    told = to_json(standing.snapshot)
    last = max((one.number for one in standing.versions), default=0)
    return PlanVersion(
        plan=standing.plan,
        number=last + 1,
        content=told,
        sha256=digest(told),
        made_at=now,
        made_by=by.person,
    )


def _published_as(standing: Standing) -> PlanVersion | None:
    """Return the agreed version whose text the plan still is, if it is.

    One that did not keep all of the plan is published as it was agreed, once; after that all of it is kept anew.
    """
    put = standing.put
    if put is None or not put.agreed_at or standing.since:
        return None
    return put if standing.is_as_put or not put.published_at else None


def _move(plan: Plan, step: Step, *, why: Verb, by: Reader, now: datetime) -> None:
    """Save the plan in the state to which a step takes it, when that is another one."""
    state = NEXT[step][plan.state]
    if plan.state != state:
        plan.state = state
        audit.save(plan, by=by, why=why, now=now)

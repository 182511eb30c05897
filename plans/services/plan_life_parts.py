"""Write an authority’s part of a plan, waive a point of its checklist, and withdraw that again."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from csp import audit
from csp.models import Reader, Seat
from plans.models import Commitment, Plan, Waiver
from plans.models.verb import Verb
from plans.policies.plan_life import may_commit, may_waive
from plans.queries import plan_life
from plans.services.holding import held_plan


@dataclass(frozen=True)
class CommitmentAnswers:
    """What an authority puts into a plan."""

    resources: str = ""
    success: str = ""


@transaction.atomic
def write_commitment(
    *,
    plan: Plan,
    seat: Seat,
    version: int,
    answers: CommitmentAnswers,
    reason: str = "",
    by: Reader,
    now: datetime,
) -> Commitment:
    """Write one authority’s part; ``version`` is none (0) where it had none yet. The same again changes nothing.

    Raises PermissionDenied, and NewerVersion when somebody saved something else meanwhile.
    """
    plan = held_plan(plan=plan, by=by)
    may_commit(by, plan, seat).require()
    found = plan_life.commitments_of(by, plan=plan).filter(seat=seat).first()
    part = found or Commitment(plan=plan, seat=seat)
    if answers == CommitmentAnswers(part.resources, part.success):
        return part
    if found and found.version != version:
        raise audit.NewerVersion(found)
    part.resources, part.success = answers.resources, answers.success
    audit.save(part, by=by, why=Verb.COMMITMENT_CHANGED, now=now, reason=reason)
    return part


@transaction.atomic
def waive_point(*, plan: Plan, point: str, version: int, reason: str, by: Reader, now: datetime) -> Waiver:
    """Say why the plan goes without a point of the checklist, or say it in other words; the same words once.

    Raises PermissionDenied, and NewerVersion when somebody waived it meanwhile for another reason.
    """
    plan = held_plan(plan=plan, by=by)
    may_waive(by, plan).require()
    found = plan_life.waivers_of(by, plan=plan).filter(point=point).first()
    waiver = found or Waiver(plan=plan, point=point, made_at=now, made_by=by.person)
    if found and found.reason == reason:
        return found
    if found and found.version != version:
        raise audit.NewerVersion(found)
    waiver.reason = reason
    audit.save(waiver, by=by, why=Verb.WAIVER_CHANGED if found else Verb.POINT_WAIVED, now=now)
    return waiver


@transaction.atomic
def withdraw_waiver(*, plan: Plan, point: str, by: Reader, now: datetime) -> None:
    """Let a point be missing again; one that is not waived stays as it is. Raises PermissionDenied."""
    plan = held_plan(plan=plan, by=by)
    may_waive(by, plan).require()
    if found := plan_life.waivers_of(by, plan=plan).filter(point=point).first():
        audit.remove(found, by=by, why=Verb.WAIVER_WITHDRAWN, now=now)

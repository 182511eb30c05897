"""Close the plan of a review together with it, and open it again."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404

from csp import audit
from csp.models import Reader
from plans.models import Plan
from plans.models.verb import Verb
from plans.policies.plan_life import may_end, may_go_on
from plans.queries import actions, plan_life, plans
from plans.services.holding import held_plan


@transaction.atomic
def end_plan(*, plan: Plan, on: date, outturn: str, by: Reader, now: datetime) -> Plan:
    """Close the plan of a review, of which every action is over, on the day on which the review is closed.

    Raises PermissionDenied, and ValidationError with a sentence while actions are open.
    """
    actions.hold_those_of(by, plan=held_plan(plan=plan, by=by))
    plan = _locked(plan, by)
    still_open = plan_life.open_actions(by, plan=plan).count()
    if not (allowed := may_end(by, plan, still_open=still_open)):
        raise ValidationError(allowed.refusal)
    plan.state, plan.outturn = Plan.State.CLOSED, outturn
    plan.closed_on, plan.closed_by = on, by.person
    audit.save(plan, by=by, why=Verb.PLAN_CLOSED, now=now)
    return plan


@transaction.atomic
def let_go_on(*, plan: Plan, reason: str, by: Reader, now: datetime) -> Plan:
    """Open the plan of a review again, as it was before it was closed. Raises PermissionDenied."""
    held_plan(plan=plan, by=by)
    plan = _locked(plan, by)
    may_go_on(by, plan).require()
    plan.state = plan_life.state_before_closing(by, plan=plan)
    plan.closed_on, plan.closed_by, plan.outturn = None, None, ""
    audit.save(plan, by=by, why=Verb.PLAN_REOPENED, now=now, reason=reason)
    return plan


def _locked(plan: Plan, by: Reader) -> Plan:
    """Return the plan as it stands, locked after its actions: whoever holds one of them may wait for the plan."""
    found = plans.open_to(by).filter(pk=plan.pk).first()
    if found is None:
        raise Http404
    return audit.locked(plans.open_to(by), key=found.key, version=found.version)

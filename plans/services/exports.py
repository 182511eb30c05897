"""Take a plan's actions, or what it measures, out of the application."""

from datetime import datetime

from django.db import transaction

from csp import audit
from csp.models import Reader
from csp.permissions import Permission
from plans.models import Plan
from plans.models.verb import Verb
from plans.policies.exports import may_take_out


@transaction.atomic
def record_export(*, plan: Plan, by: Reader, now: datetime, why: Verb = Verb.ACTIONS_EXPORTED) -> None:
    """Write down that somebody took out actions of the plan, or what else ``why`` names.

    Of a restricted plan it is written on its own trail alone.

    Raises PermissionDenied when they may not read it, or only read it.
    """
    by.may(Permission.PLAN_READ, partnership=plan.partnership_id).require()
    may_take_out(by, plan).require()
    audit.record(why, subject=plan, by=by, now=now)

"""Who may import a plan, and into which."""

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Partnership, Reader
from csp.permissions import Permission
from plans.models import Plan, PlanImport
from plans.policies.actions import may_add


def may_import(reader: Reader, partnership: Partnership) -> Decision:
    """The coordinator imports plans."""
    return reader.may(Permission.PLAN_IMPORT, partnership=partnership.pk)


def may_import_into(reader: Reader, plan: Plan) -> Decision:
    """Into a plan that is there, whoever may import and may add actions to it."""
    return may_import(reader, plan.partnership) and may_add(reader, plan)


def may_prepare(reader: Reader, plan_import: PlanImport, *, has_stopped: bool) -> Decision:
    """An import is changed until it is confirmed, and again when carrying it out has stopped."""
    if not (allowed := may_import(reader, plan_import.partnership)):
        return allowed
    if plan_import.state == PlanImport.State.DONE:
        return refuse("This import is done. Change what it made on the plan’s own pages.")
    if plan_import.state == PlanImport.State.CONFIRMED and not has_stopped:
        return refuse("This import is being carried out, so it cannot change.")
    return ALLOW

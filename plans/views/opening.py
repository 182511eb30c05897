"""Find the plan or the action of a page; opening a restricted one is written down."""

from csp.web import clock
from csp.web.requests import Request
from csp.web.scoping import scoped_or_404
from plans.models import Action, Plan
from plans.queries import actions, plans
from plans.services.openings import record_opening


def opened_plan(request: Request, key: str) -> Plan:
    """Return the plan that a page shows; raises Http404 for one that the reader may not see."""
    plan = scoped_or_404(plans.to_open(request.reader), request, key=key)
    record_opening(record=plan, by=request.reader, now=clock.now())
    return plan


def opened_action(request: Request, key: str) -> Action:
    """Return the action that a page shows; raises Http404 for one that the reader may not see."""
    action = scoped_or_404(actions.open_to(request.reader), request, key=key)
    record_opening(record=action, by=request.reader, now=clock.now())
    return action

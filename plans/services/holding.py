"""Hold a plan or an action: whoever else changes what it is made of waits, and it is read as it stands by then.

What may be done is asked of what is returned here: of what was read before, somebody may have closed the plan.
"""

from django.http import Http404

from csp.models import Reader
from plans.models import Action, Plan
from plans.queries import actions, milestones, plans, priorities


def held_plan(*, plan: Plan, by: Reader) -> Plan:
    """Return the plan as it stands, while whoever else changes what it is made of waits. Raises Http404."""
    priorities.hold(by, plan=plan.pk)
    found = plans.open_to(by).filter(pk=plan.pk).first()
    if found is None:  # it went out of sight while this waited
        raise Http404
    return found


def held_action(*, action: Action, by: Reader) -> Action:
    """Return the action as it stands, while whoever else changes it, or what is kept of it, waits. Raises Http404."""
    milestones.hold(by, action=action.pk)
    found = actions.open_to(by).filter(pk=action.pk).first()
    if found is None:
        raise Http404
    return found

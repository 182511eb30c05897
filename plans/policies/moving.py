"""Who may move an action to another plan."""

from csp.kernel.decision import Decision, refuse
from csp.models import Reader
from csp.permissions import Permission
from plans.models import Action
from plans.policies.actions import holds, still_going_on

OF_A_REVIEW = "An action of a review stays in the review’s own plan."


def may_move(reader: Reader, action: Action) -> Decision:
    """The coordinator moves an action to another plan, while it goes on and its plan is not closed.

    The actions of a review stay in its own plan: no other is for the same people.
    """
    if action.plan.is_of_a_review:
        return refuse(OF_A_REVIEW)
    if not holds(reader, Permission.ACTION_EDIT, action):
        return refuse("Only the coordinator can move an action to another plan.")
    return still_going_on(action)

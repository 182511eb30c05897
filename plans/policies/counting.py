"""Who may say under which other plans an action counts."""

from csp.kernel.decision import Decision, refuse
from csp.models import Reader
from csp.permissions import Permission
from plans.models import Action
from plans.policies.actions import holds, still_going_on

OF_A_REVIEW = "An action of a review counts in the review’s own plan alone."


def may_count_elsewhere(reader: Reader, action: Action) -> Decision:
    """The coordinator says where else an action counts, while it goes on and its own plan is not closed.

    The actions of a review count in its own plan alone.
    """
    if action.plan.is_of_a_review:
        return refuse(OF_A_REVIEW)
    if not holds(reader, Permission.ACTION_EDIT, action):
        return refuse("Only the coordinator can say under which other plans an action counts.")
    return still_going_on(action)

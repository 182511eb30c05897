"""Who may write down what a panel does: who came, what was before it, what it decided, what comes of that."""

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Reader
from dhr.models import PanelDecision, PanelMeeting
from dhr.policies.reviews import may_run
from plans.models import Plan
from plans.policies.actions import may_add

NO_PLAN = "Open the review’s action plan first: its actions go there."


def may_be_removed(meeting: PanelMeeting, *, has_parts: bool) -> Decision:
    """A meeting that was called by mistake goes; one that took place, or of which anything is written, stays."""
    if meeting.is_held:
        return refuse("It has taken place, so it stays.")
    if has_parts:
        return refuse("Remove who came, its papers and its decisions first.")
    return ALLOW


def may_raise(reader: Reader, decision: PanelDecision, plan: Plan | None) -> Decision:
    """One action is raised from a decision, in the review's own plan, by whoever runs both."""
    if not (allowed := may_run(reader, decision.meeting.review)):
        return allowed
    if decision.action_id:
        return refuse("An action was raised from this already.")
    return may_add(reader, plan) if plan else refuse(NO_PLAN)


def may_remove_decision(decision: PanelDecision) -> Decision:
    """A decision of which an action came stays: it says where the action comes from."""
    if decision.action_id:
        return refuse("An action was raised from it, so it stays. You can still change its words.")
    return ALLOW

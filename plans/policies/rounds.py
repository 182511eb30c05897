"""Who may run a review round, and when it can be opened, changed and locked."""

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Reader
from csp.permissions import Permission
from plans.models import ActionState, Plan, RoundAsk, UpdateRound
from plans.policies.actions import still_running

LOCKED = "This round is locked, so nothing in it can change."


def may_run_rounds(reader: Reader, plan: Plan) -> Decision:
    """The coordinator runs the rounds of a plan, until it is closed."""
    allowed = reader.may(Permission.ROUND_RUN, partnership=plan.partnership_id, circle=plan.circle_id)
    return still_running(plan) if allowed else allowed


def may_open(plan: Plan, *, running: UpdateRound | None, number_to_ask: int) -> Decision:
    """A plan has one open round at a time, and a round asks about something."""
    if running:
        return refuse(f"“{running}” is open. Lock that one first: a plan has one open round at a time.")
    if not number_to_ask:
        return refuse("No action of this plan is open, so there is nothing to ask about.")
    return ALLOW


def may_run(reader: Reader, one: UpdateRound) -> Decision:
    """The coordinator changes a round, chases, and locks it, while it is open."""
    allowed = reader.may(Permission.ROUND_RUN, partnership=one.partnership_id, circle=one.circle_id)
    if not allowed:
        return allowed
    return ALLOW if one.is_open else refuse(LOCKED)


def may_return(reader: Reader, ask: RoundAsk) -> Decision:
    """The coordinator returns a report that stands, while the round is open and its action can be reported on."""
    if not (allowed := may_run(reader, ask.round)):
        return allowed
    if ask.dropped_why:
        return refuse(f"This round no longer asks about the action: {ask.dropped_why.lower()}.")
    if ask.update_id is None:
        return refuse("There is no report to return: none was given, or it has been returned already.")
    state = ActionState(ask.action.state)
    if state != ActionState.OPEN:  # nobody would be asked for the answer
        return refuse(f"This action is {state.in_a_sentence}, so its report stands.")
    return ALLOW

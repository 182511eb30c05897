"""Who decides that an action is closed, stopped, held in abeyance, taken up again or reopened."""

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Reader
from csp.permissions import Permission
from plans.models import Action, ActionState
from plans.models.action_state import NEXT, NOT_OVER
from plans.policies.actions import holds, leads_for_authority, still_running
from plans.policies.before_closing import may_be_closed

CLOSERS = "Only the coordinator or the lead authority’s lead can close an action."
COORDINATOR = "Only the coordinator can stop an action, hold it in abeyance or reopen it."
ON_THE_ACTIONS_PAGE = (ActionState.CLOSED, ActionState.STOPPED, ActionState.IN_ABEYANCE, ActionState.OPEN)


def may_close(reader: Reader, action: Action) -> Decision:
    """The coordinator closes any action, an authority lead those that their authority leads, until it is over.

    Of an action that comes from elsewhere, such as a review, it is asked there whether all is done for it.
    """
    if not (holds(reader, Permission.ACTION_EDIT, action) or leads_for_authority(reader, action)):
        return refuse(CLOSERS)
    allowed = _may_become(action, ActionState.CLOSED)
    return may_be_closed(reader, action) if allowed else allowed


def may_stop(reader: Reader, action: Action) -> Decision:
    """Only the coordinator stops an action: what was promised to all is not dropped by one."""
    return _coordinates(reader, action) and _may_become(action, ActionState.STOPPED)


def may_hold_in_abeyance(reader: Reader, action: Action) -> Decision:
    """Only the coordinator lets an open action wait."""
    return _coordinates(reader, action) and _may_become(action, ActionState.IN_ABEYANCE)


def may_open_again(reader: Reader, action: Action) -> Decision:
    """Only the coordinator takes up what is in abeyance, and reopens what was closed or stopped."""
    return _coordinates(reader, action) and _may_become(action, ActionState.OPEN)


ASKED = {
    ActionState.CLOSED: may_close,
    ActionState.STOPPED: may_stop,
    ActionState.IN_ABEYANCE: may_hold_in_abeyance,
    ActionState.OPEN: may_open_again,
}


def states_offered(reader: Reader, action: Action) -> list[ActionState]:
    """Return what the reader can decide of an action as it stands, in the order in which it is offered."""
    return [state for state in ON_THE_ACTIONS_PAGE if ASKED[state](reader, action)]


def may_decide(reader: Reader, action: Action) -> Decision:
    """Whoever can decide anything of an action as it stands comes in; others read why they can not."""
    if states_offered(reader, action):
        return ALLOW
    return (may_close if action.state in NOT_OVER else may_open_again)(reader, action)


def _coordinates(reader: Reader, action: Action) -> Decision:
    return ALLOW if holds(reader, Permission.ACTION_EDIT, action) else refuse(COORDINATOR)


def _may_become(action: Action, state: ActionState) -> Decision:
    """An action becomes what may follow what it is, while its plan runs."""
    if not (running := still_running(action.plan)):
        return running
    if state in NEXT[ActionState(action.state)]:
        return ALLOW
    if action.state == ActionState.CARRIED:
        return refuse(
            "This action was carried forward into the next plan. What becomes of it is decided there."
        )
    if action.state == state:
        return refuse(f"This action is {state.in_a_sentence} already.")
    return refuse(f"This action is {ActionState(action.state).in_a_sentence}. Reopen it first.")

"""Who may add, change and update actions."""

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Reader
from csp.permissions import Permission
from plans.models import Action, ActionState, Plan
from plans.queries import actions

OVER = {
    ActionState.CLOSED: (
        "This action is closed, so nothing more is reported or changed. The coordinator can reopen it."
    ),
    ActionState.STOPPED: (
        "This action was stopped, so nothing more is reported or changed. The coordinator can reopen it."
    ),
    ActionState.CARRIED: "This action was carried forward into the next plan. Report on it there.",
}
NOT_BY_LINK = "A link is for reporting to its own round. Sign in to do anything else."


def may_add(reader: Reader, plan: Plan) -> Decision:
    """The coordinator adds actions, until the plan is closed."""
    if not reader.holds(Permission.ACTION_ADD, partnership=plan.partnership_id, circle=plan.circle_id):
        return refuse(Permission.ACTION_ADD.refusal)
    return still_running(plan)


def may_edit(reader: Reader, action: Action) -> Decision:
    """The coordinator changes any action; an authority lead those that their authority leads."""
    if not (holds(reader, Permission.ACTION_EDIT, action) or leads_for_authority(reader, action)):
        return refuse(Permission.ACTION_EDIT_OWN.refusal)
    return still_going_on(action)


def may_hand_over(reader: Reader, action: Action) -> Decision:
    """Only the coordinator gives an action to another authority: nobody is to be handed one unawares."""
    if not holds(reader, Permission.ACTION_EDIT, action):
        return refuse("Only the coordinator can give an action to another authority.")
    return ALLOW


def may_update(reader: Reader, action: Action, *, is_held: bool | None = None) -> Decision:
    """Whoever gives updates about an action does so until it is over; also while it is in abeyance.

    ``is_held`` says whether somebody who is there holds it, where many are looked at and it is known.
    """
    allowed = gives_updates(reader, action, is_held=is_held)
    return still_going_on(action) if allowed else allowed


def gives_updates(reader: Reader, action: Action, *, is_held: bool | None = None) -> Decision:
    """The coordinator, the authority's lead, and the officer whom the action names, or any when nobody holds it."""
    if reader.by_link:
        return refuse(NOT_BY_LINK)
    if not holds(reader, Permission.UPDATE_GIVE_OWN, action):
        return refuse(Permission.UPDATE_GIVE_OWN.refusal)
    if not (holds(reader, Permission.UPDATE_GIVE, action) or _is_theirs(reader, action, is_held)):
        return refuse(_whose(action))
    return ALLOW


def holds(reader: Reader, permission: Permission, action: Action) -> bool:
    """Return whether the reader has the permission in the action's partnership, or in its restricted plan."""
    return reader.holds(permission, partnership=action.partnership_id, circle=action.circle_id)


def _holds_for_authority(reader: Reader, permission: Permission, action: Action) -> bool:
    """Return whether an appointment for the lead authority itself carries the permission."""
    if action.lead_seat is None or reader.only_reads(action.circle_id):
        return False
    mine = reader.authorities_with(permission, partnership=action.partnership_id)
    return action.lead_seat.authority_id in mine


def leads_for_authority(reader: Reader, action: Action) -> bool:
    """Return whether the reader answers for the authority that leads the action."""
    return _holds_for_authority(reader, Permission.ACTION_EDIT_OWN, action)


def _is_theirs(reader: Reader, action: Action, is_held: bool | None) -> bool:
    if action.lead_person_id == reader.person_id or leads_for_authority(reader, action):
        return True
    if not _holds_for_authority(reader, Permission.UPDATE_GIVE_OWN, action):
        return False
    return not (actions.is_held(reader, action=action) if is_held is None else is_held)


def _whose(action: Action) -> str:
    if action.lead_person is None:
        return "Only the lead authority and the coordinator can give updates about this action."
    return (
        f"Only {action.lead_person.name}, the lead authority’s lead and the coordinator "
        "can give updates about this action."
    )


def still_running(plan: Plan) -> Decision:
    """Nothing in a plan changes once it is closed."""
    if plan.state == Plan.State.CLOSED:
        return refuse("This plan is closed, so nothing in it can change.")
    return ALLOW


def still_going_on(action: Action) -> Decision:
    """Nothing of an action changes once it is over; the coordinator can reopen one that was closed or stopped."""
    if not (running := still_running(action.plan)):
        return running
    if action.is_over:
        return refuse(OVER[ActionState(action.state)])
    return ALLOW

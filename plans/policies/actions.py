"""Who may add, change and update actions."""

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Reader
from csp.permissions import Permission
from plans.models import Action, Plan
from plans.queries.actions import is_held


def may_add(reader: Reader, plan: Plan) -> Decision:
    """The coordinator adds actions, until the plan is closed."""
    if not reader.holds(Permission.ACTION_ADD, partnership=plan.partnership_id):
        return refuse(Permission.ACTION_ADD.refusal)
    return still_running(plan)


def may_edit(reader: Reader, action: Action) -> Decision:
    """The coordinator changes any action; an authority lead those that their authority leads."""
    if not (_holds(reader, Permission.ACTION_EDIT, action) or _leads_for_authority(reader, action)):
        return refuse(Permission.ACTION_EDIT_OWN.refusal)
    return still_running(action.plan)


def may_hand_over(reader: Reader, action: Action) -> Decision:
    """Only the coordinator gives an action to another authority: nobody is to be handed one unawares."""
    if not _holds(reader, Permission.ACTION_EDIT, action):
        return refuse("Only the coordinator can give an action to another authority.")
    return ALLOW


def may_update(reader: Reader, action: Action) -> Decision:
    """The coordinator, the authority's lead, and the officer whom the action names, or any when nobody holds it."""
    if not _holds(reader, Permission.UPDATE_GIVE_OWN, action):
        return refuse(Permission.UPDATE_GIVE_OWN.refusal)
    if not (_holds(reader, Permission.UPDATE_GIVE, action) or _is_theirs(reader, action)):
        return refuse(_whose(action))
    return still_running(action.plan)


def _holds(reader: Reader, permission: Permission, action: Action) -> bool:
    return reader.holds(permission, partnership=action.partnership_id)


def _holds_for_authority(reader: Reader, permission: Permission, action: Action) -> bool:
    """Return whether an appointment for the lead authority itself carries the permission."""
    if action.lead_seat is None:
        return False
    mine = reader.authorities_with(permission, partnership=action.partnership_id)
    return action.lead_seat.authority_id in mine


def _leads_for_authority(reader: Reader, action: Action) -> bool:
    return _holds_for_authority(reader, Permission.ACTION_EDIT_OWN, action)


def _is_theirs(reader: Reader, action: Action) -> bool:
    if action.lead_person_id == reader.person_id or _leads_for_authority(reader, action):
        return True
    for_authority = _holds_for_authority(reader, Permission.UPDATE_GIVE_OWN, action)
    return for_authority and not is_held(reader, action=action)


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

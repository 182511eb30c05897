"""Who may pass an action, or a priority that they lead, on to somebody else."""

from csp.kernel.decision import Decision, refuse
from csp.models import Reader
from csp.permissions import Permission
from plans.models import Action, Priority
from plans.policies.actions import NOT_BY_LINK, may_edit, still_running
from plans.policies.priorities import may_shape

RESTRICTED_PRIORITY_STAYS = "A priority of a restricted plan is not handed over: change it on its own form."
RESTRICTED_STAYS = "A restricted action is not passed on here. Tell whoever asked you."


def may_pass_on(reader: Reader, action: Action) -> Decision:
    """Whoever may change an action passes it on, and so does whoever holds it; a restricted one only the former.

    Naming somebody on a restricted action lets them see it, so that is for those who answer for its plan.
    """
    if allowed := may_edit(reader, action):
        return allowed
    if reader.by_link:
        return refuse(NOT_BY_LINK)
    if action.lead_person_id != reader.person_id:
        return refuse(
            "Only whoever holds an action, its authority’s lead and the coordinator can hand it over."
        )
    if action.circle_id is not None:
        return refuse(RESTRICTED_STAYS)
    gives = reader.may(Permission.UPDATE_GIVE_OWN, partnership=action.partnership_id)
    return gives and still_running(action.plan)


def may_pass_priority_on(reader: Reader, priority: Priority) -> Decision:
    """Whoever shapes the plan passes a priority on, and so do whoever leads it and the lead of its authority.

    A priority of a restricted plan is not handed over: its successor would read that there is something restricted.
    """
    if priority.circle_id is not None:
        return refuse(RESTRICTED_PRIORITY_STAYS)
    if allowed := may_shape(reader, priority.plan):
        return allowed
    if reader.by_link:
        return refuse(NOT_BY_LINK)
    if priority.lead_person_id != reader.person_id and not _leads_its_authority(reader, priority):
        return refuse(
            "Only whoever leads a priority, its authority’s lead and the coordinator can hand it over."
        )
    gives = reader.may(Permission.UPDATE_GIVE_OWN, partnership=priority.partnership_id)
    return gives and still_running(priority.plan)


def _leads_its_authority(reader: Reader, priority: Priority) -> bool:
    if priority.lead_seat is None:
        return False
    mine = reader.authorities_with(Permission.ACTION_EDIT_OWN, partnership=priority.partnership_id)
    return priority.lead_seat.authority_id in mine

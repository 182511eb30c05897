"""Who may pass an action on to somebody else."""

from csp.kernel.decision import Decision, refuse
from csp.models import Reader
from csp.permissions import Permission
from plans.models import Action
from plans.policies.actions import NOT_BY_LINK, may_edit, still_running

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

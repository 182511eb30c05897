"""Who may add evidence to an action, and who may remove it."""

from csp.kernel.decision import Decision, refuse
from csp.models import Reader
from csp.permissions import Permission
from plans.models import Action, ActionState, Evidence
from plans.policies.actions import gives_updates, holds, leads_for_authority, still_running

NOT_YOURS = "Only whoever added this evidence, the lead authority’s lead and the coordinator can remove it."


def may_add_evidence(reader: Reader, action: Action) -> Decision:
    """Whoever gives updates about an action shows what they say, also once it is closed or stopped."""
    if not (allowed := gives_updates(reader, action)):
        return allowed
    if action.state == ActionState.CARRIED:
        return refuse("This action was carried forward into the next plan. Add evidence there.")
    return still_running(action.plan)


def may_remove_evidence(reader: Reader, evidence: Evidence) -> Decision:
    """Whoever added it removes it, and so do the coordinator and the lead of the lead authority."""
    action = evidence.action
    added_it = evidence.added_by_id == reader.person_id and gives_updates(reader, action)
    answers_for_it = holds(reader, Permission.ACTION_EDIT, action) or leads_for_authority(reader, action)
    if not (added_it or answers_for_it):
        return refuse(NOT_YOURS)
    if action.state == ActionState.CARRIED:
        return refuse("This action was carried forward into the next plan, so what was shown of it stays.")
    return still_running(action.plan)

"""Who may add and change the milestones of an action, and who may say that one is reached."""

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Reader
from plans.models import Action
from plans.policies.actions import may_edit, may_update


def may_change_milestones(reader: Reader, action: Action) -> Decision:
    """Whoever may change the action adds, changes, orders and removes its milestones."""
    return may_edit(reader, action)


def may_reach(reader: Reader, action: Action) -> Decision:
    """Whoever reports on the action, or may change it, says that a milestone is reached."""
    return may_edit(reader, action) or may_update(reader, action)


def may_remove(*, evidence: int) -> Decision:
    """A milestone with evidence stays: what shows something is not removed unseen."""
    if not evidence:
        return ALLOW
    is_one = evidence == 1
    pieces = "1 piece" if is_one else f"{evidence} pieces"
    return refuse(
        f"{pieces} of evidence {'is' if is_one else 'are'} kept with it. "
        f"Remove {'that' if is_one else 'those'} first, then remove this."
    )

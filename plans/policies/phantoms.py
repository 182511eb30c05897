"""When nobody answers for an action, why, and who is told."""

from enum import StrEnum

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Partnership, Reader, Seat
from csp.permissions import Permission


class Reason(StrEnum):
    """Why nobody answers for an open action; each in the words that stand beside it."""

    NOBODY = "nobody"
    LEFT = "left"
    UNHEARD = "unheard"


WORDS = {
    Reason.NOBODY: "Nobody is named",
    Reason.LEFT: "Its holder has left",
    Reason.UNHEARD: "Nothing reported in the last two rounds",
}


def reasons_of(*, names_somebody: bool, is_held: bool, is_unheard: bool) -> tuple[Reason, ...]:
    """Return why nobody answers for an open action; nothing when somebody does.

    That its update is missing is no reason to call the action late: its date says that.
    """
    found = []
    if not names_somebody:
        found.append(Reason.NOBODY)
    elif not is_held:
        found.append(Reason.LEFT)
    if is_unheard:
        found.append(Reason.UNHEARD)
    return tuple(found)


def may_see_to(
    reader: Reader, partnership: Partnership, *, of: Seat | None = None, circle: int | None = None
) -> Decision:
    """The coordinator sees to what nobody answers for, and an authority’s lead to what their authority leads.

    ``of`` is the seat of one authority, where the question is about that alone; ``circle`` (an id) that of one plan.
    """
    if reader.holds(Permission.ACTION_EDIT, partnership=partnership.pk, circle=circle):
        return ALLOW
    mine = reader.authorities_with(Permission.ACTION_EDIT_OWN, partnership=partnership.pk)
    if of.authority_id in mine if of else mine:
        return ALLOW
    return refuse("Only the coordinator and the leads of authorities see to actions nobody answers for.")

"""Who may hand over what somebody holds, and to whom."""

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Partnership, Person, Reader
from csp.permissions import Permission
from csp.queries.handovers import chooses_anybody, successors


def may_hand_over(reader: Reader, key: str, *, partnership: Partnership) -> Decision:
    """Whoever holds work hands it over; for others the coordinator does, and an authority’s lead what is theirs.

    ``key`` is that of whoever holds it. Each app says besides which of their things the reader may pass on.
    """
    if key == reader.person.key and not reader.by_link:
        return reader.may(Permission.UPDATE_GIVE_OWN, partnership=partnership.pk)
    if not chooses_anybody(reader, partnership=partnership):
        return refuse(
            "Only the coordinator or the lead of an authority can hand over what somebody else holds."
        )
    return ALLOW


def may_take_over(reader: Reader, successor: Person, *, holder: Person, partnership: Partnership) -> Decision:
    """A successor gives updates here today; an officer hands over within their authority, or to a coordinator."""
    if successor.pk == holder.pk:
        return refuse("Choose somebody else: they hold it already")
    if not successors(reader, partnership=partnership, holder=holder).filter(pk=successor.pk).exists():
        return refuse("Choose who takes these over from the list")
    return ALLOW

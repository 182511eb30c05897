"""Who may look at the site as whom, and what may be done meanwhile: nothing."""

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Partnership, Reader
from csp.permissions import SEEN_AS, Permission, Role

NOT_HERE = "You can look at the site only as somebody who works with the partnership today and may sign in."
MORE_THAN_YOURS = (
    "You can look at the site as an authority lead, an officer, a councillor, a scrutiny officer or an observer. "
    "This person is something else here."
)
# Whoever looks at the site as somebody else changes nothing, whatever either of them may do otherwise.
READ_ONLY = refuse(
    "You are looking at the site as somebody else, so nothing can be changed or downloaded. "
    "Choose “Stop” at the top of the page first."
)


def may_see_as(reader: Reader, seen: Reader | None, *, partnership: Partnership) -> Decision:
    """A coordinator looks at the site as whoever reads nothing here that a coordinator doesn't.

    ``seen`` is that person as ``reader_seen_by`` finds them, or none.
    """
    if not (allowed := reader.may(Permission.SEE_AS, partnership=partnership.pk)):
        return allowed
    if seen is None:
        return refuse(NOT_HERE)
    roles = {Role(one.role) for one in seen.appointments}
    return ALLOW if roles <= SEEN_AS else refuse(MORE_THAN_YOURS)

"""Who may say what somebody is called, and which address they sign in with."""

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Partnership, Person, Reader
from csp.permissions import Permission
from csp.policies.appointments import may_appoint
from csp.policies.leavers import GONE
from csp.policies.see_as import READ_ONLY
from csp.queries.people import works_in

# Says no more than it must: where else somebody works is not for every administrator to know.
NOT_YOURS_ALONE = (
    "Only an administrator of every partnership that they work with can change their name and their address."
)


def may_change(reader: Reader, person: Person, partnership: Partnership) -> Decision:
    """An administrator changes the name and the address of whoever works nowhere but where they administer."""
    if reader.seen_by:
        return READ_ONLY
    if not (allowed := may_appoint(reader, partnership)):
        return allowed
    if not person.has_contact_details:
        return refuse(GONE)
    mine = set(reader.partnerships_with(Permission.PEOPLE_APPOINT))
    return ALLOW if works_in(reader, person=person) <= mine else refuse(NOT_YOURS_ALONE)

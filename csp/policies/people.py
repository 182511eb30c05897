"""Who may say what somebody is called."""

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Partnership, Person, Reader
from csp.permissions import Permission
from csp.policies.appointments import may_appoint
from csp.policies.leavers import GONE
from csp.policies.see_as import READ_ONLY
from csp.queries.people import works_in

# What was done under the old name would be read under the new one, and the other way round.
YOUR_OWN = "Another administrator changes your own name."
# Says no more than it must: where else somebody works is not for every administrator to know.
NOT_YOURS_ALONE = "Only an administrator of every partnership that they work with can change their name."


def may_change(reader: Reader, person: Person, partnership: Partnership) -> Decision:
    """An administrator changes the name of anybody else who works nowhere but where they administer."""
    if reader.seen_by:
        return READ_ONLY
    if not (allowed := may_appoint(reader, partnership)):
        return allowed
    if person.pk == reader.person_id:
        return refuse(YOUR_OWN)
    if not person.has_contact_details:
        return refuse(GONE)
    mine = set(reader.partnerships_with(Permission.PEOPLE_APPOINT))
    return ALLOW if works_in(reader, person=person) <= mine else refuse(NOT_YOURS_ALONE)

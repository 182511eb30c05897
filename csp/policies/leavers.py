"""When somebody's contact details may be removed, and what can no longer be done then."""

from datetime import datetime

from django.utils import timezone

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Partnership, Person, Reader
from csp.policies.appointments import may_appoint
from csp.queries.leavers import is_appointed, is_invited

STILL_HERE = "They are appointed here, today or from a day to come. End that appointment first."
INVITED_HERE = (
    "An invitation to their address waits for an answer. Withdraw it first, or wait until it has run out."
)
# Says no more than it must: where else somebody works is not for every administrator to know.
ELSEWHERE = "They still sign in to Saferplan, or are about to, so their contact details stay."
REMOVED = "Their contact details have been removed."
GONE = "Their contact details have been removed. If they come back, invite them again."


def may_remove(reader: Reader, person: Person, partnership: Partnership, *, now: datetime) -> Decision:
    """An administrator removes the contact details of somebody who has left for good."""
    allowed = may_appoint(reader, partnership)
    if not allowed:
        return allowed
    if not person.has_contact_details:
        return refuse(REMOVED)
    if is_appointed(person, today=reader.today, partnership=partnership):
        return refuse(STILL_HERE)
    if is_invited(person, now=now, partnership=partnership):
        return refuse(INVITED_HERE)
    return may_be_forgotten(person, now=now)


def may_be_forgotten(person: Person, *, now: datetime) -> Decision:
    """Nobody is forgotten who works with any partnership today or from a day to come, or is invited to."""
    today = timezone.localdate(now)
    if is_appointed(person, today=today) or is_invited(person, now=now):
        return refuse(ELSEWHERE)
    return ALLOW


def may_come_back(person: Person) -> Decision:
    """Somebody without contact details is invited as a new person, not appointed again."""
    return ALLOW if person.has_contact_details else refuse(GONE)

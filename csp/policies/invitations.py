"""Who may invite people, and what may be done with an invitation."""

from datetime import datetime

from django.utils import timezone

from csp.kernel import day_words
from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Invitation, Person, Reader
from csp.policies.appointments import may_appoint

AGAIN_A_DAY = 5  # nobody who does not answer is written to without end
OFTEN_ENOUGH = (
    f"This invitation was sent again {AGAIN_A_DAY} times today. If it has not arrived, check the address."
)


def may_send_again(reader: Reader, invitation: Invitation, *, times_today: int) -> Decision:
    """An administrator sends an open invitation again, expired or not, five times a day."""
    allowed = may_appoint(reader, invitation.partnership) and _still_open(invitation)
    if allowed and not invitation.has_contact_details:
        return refuse("The address that this invitation was sent to has been removed. Invite them anew.")
    return refuse(OFTEN_ENOUGH) if allowed and times_today >= AGAIN_A_DAY else allowed


def may_withdraw(reader: Reader, invitation: Invitation) -> Decision:
    """An administrator withdraws an invitation that nobody has accepted."""
    return may_appoint(reader, invitation.partnership) and _still_open(invitation)


def may_accept(person: Person, invitation: Invitation) -> Decision:
    """Only whoever signs in with the address that an invitation was sent to takes it up."""
    if person.email.lower() != invitation.email.lower():
        return refuse("This invitation was sent to another e-mail address than the one you sign in with.")
    return ALLOW


def _still_open(invitation: Invitation) -> Decision:
    if invitation.accepted_at:
        return refuse(f"This invitation was accepted on {_day(invitation.accepted_at)}.")
    if invitation.revoked_at:
        return refuse(f"This invitation was withdrawn on {_day(invitation.revoked_at)}.")
    return ALLOW


def _day(moment: datetime) -> str:
    return day_words.plain(timezone.localdate(moment))

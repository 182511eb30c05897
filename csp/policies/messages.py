"""What may be done about a message that did not arrive, or of which nobody can say whether it did."""

from datetime import datetime

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Message, Reader
from csp.permissions import Permission

LINK_IS_DEAD = "The link in this message can’t be used any more, so there is nothing to send again."
BEING_SENT = "This message is being sent just now. Look again in two minutes."
ADDRESS_REMOVED = "The address of this message has been removed, with its words. There is nothing to send."
NEVER_BY_HAND = "This message lets somebody in, so its words are shown to nobody else."


def may_log_sent_by_hand(reader: Reader, message: Message, *, now: datetime, is_logged: bool) -> Decision:
    """Whoever looks after messages may send one from their own mail program, and say so once."""
    if not (allowed := _looks_after(reader, message)):
        return allowed
    if message.is_secret:
        return refuse(NEVER_BY_HAND)
    if is_logged:
        return refuse("This message is logged as sent by a person already.")
    return refuse(BEING_SENT) if message.is_being_sent(now) else ALLOW


def may_send_again(reader: Reader, message: Message, *, now: datetime, was_sent_again: bool) -> Decision:
    """Whoever looks after messages may have one sent again that was refused or may not have arrived, once."""
    if not (allowed := _looks_after(reader, message)):
        return allowed
    if was_sent_again:
        return refuse("This message was sent again already.")
    if message.state == Message.State.WAITING:
        return refuse("This message still waits. It is sent as soon as the mail server answers.")
    if message.state in (Message.State.SENT, Message.State.BY_HAND):
        return refuse("This message was sent. There is nothing to send again.")
    if message.is_secret and not message.text:
        return refuse(LINK_IS_DEAD)
    return refuse(BEING_SENT) if message.is_being_sent(now) else ALLOW


def _looks_after(reader: Reader, message: Message) -> Decision:
    if not message.has_contact_details:
        return refuse(ADDRESS_REMOVED)
    if message.partnership_id is None:
        return refuse(NEVER_BY_HAND)
    return reader.may(Permission.MESSAGES_READ, partnership=message.partnership_id)

"""Do something about a message that did not arrive: send it again, or say that one has sent it oneself."""

from datetime import datetime

from django.db import transaction

from csp import audit, mail
from csp.models import Message, Reader
from csp.policies.messages import may_log_sent_by_hand, may_send_again
from csp.queries import messages


@transaction.atomic
def log_sent_by_hand(*, key: str, version: int, by: Reader, now: datetime) -> Message:
    """Write down that somebody sent a message from their own mail program; if it still waits, it no longer does."""
    message = audit.locked(messages.open_to(by), key=key, version=version)
    may_log_sent_by_hand(
        by, message, now=now, is_logged=_was(audit.Verb.MESSAGE_BY_HAND, message, by)
    ).require()
    if message.state != Message.State.SENT:
        message.went_by_hand(now=now)
    audit.record(audit.Verb.MESSAGE_BY_HAND, subject=message, by=by, now=now)
    return message


@transaction.atomic
def send_again(*, key: str, version: int, by: Reader, now: datetime) -> Message:
    """Write a message again that was refused or may not have arrived, and return the new one."""
    message = audit.locked(messages.open_to(by), key=key, version=version)
    was_sent_again = _was(audit.Verb.MESSAGE_AGAIN, message, by)
    may_send_again(by, message, now=now, was_sent_again=was_sent_again).require()
    again = mail.write(
        kind=message.kind,
        to_address=message.to_address,
        to_person=message.to_person,
        subject=message.subject,
        text=message.text,
        partnership=message.partnership,
        circle_id=message.circle_id,
        by=by,
        is_secret=message.is_secret,
        now=now,
    )
    if message.is_secret:
        message.lose_its_words()
    audit.record(audit.Verb.MESSAGE_AGAIN, subject=message, by=by, now=now)
    return again


def _was(verb: audit.Verb, message: Message, by: Reader) -> bool:
    return any(event.verb == verb for event in messages.deeds_of(by, message=message))

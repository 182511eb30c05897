"""Hand what waits to the mail server: each message is claimed first, for good, so that none goes twice."""

import logging
import traceback
from collections.abc import Callable
from datetime import datetime
from smtplib import SMTPRecipientsRefused, SMTPResponseException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from csp.kernel.keys import new_key
from csp.mail.not_set_up import is_set_up
from csp.models import Message

log = logging.getLogger(__name__)

Clock = Callable[[], datetime]


def deliver(*, clock: Clock, is_over: Callable[[], bool] = lambda: False) -> bool:
    """Send what waits until none does, or it is over; return whether the mail server answered.

    A server that doesn't answer leaves everything waiting. One that goes silent half way leaves the message
    claimed: it may have arrived, so it is for a person to decide whether to send it again. Until there is a server,
    only what lets somebody in is handed over, because its words are shown to nobody.
    """
    while not is_over() and Message.any_waits(only_secrets=not is_set_up()):
        server = get_connection()
        try:
            server.open()
        except Exception as fault:
            log.warning("The mail server can't be reached, so messages wait: %s", without_words(fault))
            return False
        try:
            _hand_over_all(server, clock, is_over)
        finally:
            _close(server)
    return True


def _hand_over_all(server: Any, clock: Clock, is_over: Callable[[], bool]) -> None:
    """Hand over one message after another until none waits, or one fails: the next gets a new connection."""
    only_secrets = not is_set_up()
    while not is_over() and (message := Message.claim(now=clock(), only_secrets=only_secrets)):
        if not _handed_over(message, server, clock):
            return


def _handed_over(message: Message, server: Any, clock: Clock) -> bool:
    try:
        server.send_messages([_letter(message)])
    except Exception as wrong:
        _write_down(wrong, message, now=clock())
        return False
    message.was_sent(now=clock(), keeps_secrets=settings.DEMONSTRATION)
    return True


def _letter(message: Message) -> EmailMessage:
    """Return the message as e-mail; its own number is its key, by which the server's log names it."""
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ") or "localhost"
    own = {"Message-ID": f"<{message.key}@{domain}>", "Auto-Submitted": "auto-generated"}
    return EmailMessage(message.subject, message.text, to=[message.to_address], headers=own)


def _write_down(wrong: Exception, message: Message, *, now: datetime) -> None:
    """Give the fault a reference, which the log and the row share."""
    fault = new_key()
    if isinstance(wrong, SMTPResponseException | SMTPRecipientsRefused):
        message.was_refused(now=now, fault=fault)
        log.error("The mail server refused a message, fault %s: %s", fault, without_words(wrong))
    else:
        message.was_lost_sight_of(fault=fault)
        log.error("A message may not have arrived, fault %s: %s", fault, without_words(wrong))


def without_words(wrong: Exception) -> str:
    """Return what kind of fault it is and where, but not what it says: that can quote an address or the message."""
    codes = [wrong.smtp_code] if isinstance(wrong, SMTPResponseException) else []
    if isinstance(wrong, SMTPRecipientsRefused):
        codes = [code for code, _ in wrong.recipients.values()]
    said = " ".join([type(wrong).__name__, *map(str, codes)])
    return said if codes else f"{said}\n{''.join(traceback.format_tb(wrong.__traceback__))}"


def _close(server: Any) -> None:
    """Say goodbye to a server that may be gone already."""
    try:
        server.close()
    except Exception as fault:
        log.warning("The connection to the mail server could not be closed: %s", type(fault).__name__)

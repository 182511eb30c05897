"""Messages for tests: written, delivered here and now, refused by a server or lost sight of."""

from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

from django.core import mail as mailbox
from django.core.mail.backends.locmem import EmailBackend

from csp import mail
from csp.models import Message
from csp.web import clock
from tests.integration import people

REFUSES, HANGS_UP, NO_ANSWER = "refuses", "hangs-up", "no-answer"
WORDS = "Dear Tom,\n\nYour update is due on Friday."


class Server(EmailBackend):
    """A mail server that does wrong for some addresses, as its first part says, and takes the rest."""

    says = "canary"

    def open(self) -> None:
        """Answer, unless something waits for an address that says it won't."""
        if Message.objects.filter(to_address__startswith=NO_ANSWER, state=Message.State.WAITING).exists():
            raise ConnectionRefusedError(self.says)

    def send_messages(self, letters: Any) -> int:
        """Take each, or not."""
        for letter in letters:
            [to] = letter.to
            if to.startswith(REFUSES):
                raise SMTPRecipientsRefused({to: (550, b"No such mailbox")})
            if to.startswith(HANGS_UP):
                raise SMTPServerDisconnected(f"Lost {to}")
        return super().send_messages(letters)


SERVER = f"{__name__}.Server"


def written(called: str = "tom", **given: Any) -> Message:
    """Write a message to somebody of Vale."""
    person = people.person(called)
    fresh: dict[str, Any] = {
        "kind": "reminder",
        "to_address": person.email,
        "to_person": person,
        "subject": "Your update is due",
        "text": WORDS,
        "partnership": people.vale(),
        "now": clock.now(),
    }
    return mail.write(**{**fresh, **given})


def refused(**given: Any) -> Message:
    """Write a message that the server refused five minutes ago."""
    return _as(Message.State.REFUSED, fault="bcdfghjkmn", **given)


def in_doubt(**given: Any) -> Message:
    """Write a message whose worker was killed five minutes ago."""
    return _as(Message.State.CLAIMED, **given)


def _as(state: str, *, fault: str = "", **given: Any) -> Message:
    message = written(**given)
    Message.objects.filter(pk=message.pk).update(
        state=state, fault=fault, claimed_at=clock.now() - timedelta(minutes=5)
    )
    message.refresh_from_db()
    return message


def delivered() -> list[Any]:
    """Deliver what waits, and return all that has arrived."""
    mail.deliver(clock=clock.now)
    return list(mailbox.outbox)

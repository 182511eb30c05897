"""Write a message: a row, in the transaction of whatever it tells of, which a worker then sends."""

import re
from datetime import datetime

from django.core.validators import validate_email

from csp.kernel.plain_text import plain_line, plain_lines
from csp.kernel.removed_address import is_removed
from csp.models import Message, Partnership, Person, Reader

LONGEST_SUBJECT = 150
NOBODY = "nobody@nobody.invalid"
_ENDS_A_HEADER = re.compile(r"[\r\n\x00]")


class AddressRemoved(ValueError):
    """Somebody's contact details were removed, so there is nowhere to write to."""


class NotForAHeader(ValueError):
    """A subject or an address that would end its header and begin another."""


def write(
    *,
    kind: str,
    to_address: str,
    subject: str,
    text: str,
    now: datetime,
    to_person: Person | None = None,
    partnership: Partnership | None = None,
    circle_id: int | None = None,
    by: Reader | None = None,
    is_secret: bool = False,
) -> Message:
    """Write one message to one address; it is sent once the caller's transaction is committed, and not before.

    The row is its own place in the queue: a worker looks for what waits twice a second. Raises NotForAHeader
    for a line end in the subject or the address, AddressRemoved for what stands in the place of an address, and
    ValidationError for an address that is none.
    """
    for header in (subject, to_address):
        if _ENDS_A_HEADER.search(header):
            raise NotForAHeader("A subject and an address have no line ends")
    validate_email(to_address)
    if is_removed(to_address):
        raise AddressRemoved
    message = Message(
        partnership=partnership,
        circle_id=circle_id,
        kind=kind,
        to_person=to_person,
        to_address=to_address,
        subject=_cut(plain_line(subject)),
        text=plain_lines(text),
        is_secret=is_secret,
        written_at=now,
        written_by=by.person if by else None,
    )
    message.save()
    return message


def write_to_nobody(*, subject: str, text: str, now: datetime) -> None:
    """Write what is thrown away and not sent, where an address nobody has must cost what one of ours does."""
    write(kind=Message.TO_NOBODY, to_address=NOBODY, subject=subject, text=text, now=now, is_secret=True)


def _cut(subject: str) -> str:
    """Return a subject that its column holds."""
    return subject if len(subject) <= LONGEST_SUBJECT else f"{subject[: LONGEST_SUBJECT - 1]}…"

"""Write a message: a row, in the transaction of whatever it tells of, which a worker then sends."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from csp.kernel.plain_text import plain_line, plain_lines
from csp.kernel.removed_address import is_removed
from csp.models import Message, Partnership, Person, Reader

LONGEST_SUBJECT = 150
NOBODY = "nobody@nobody.invalid"
_ENDS_A_HEADER = re.compile(r"[\r\n\x00]")


class AddressRemoved(ValueError):
    """Somebody's contact details were removed, so there is nowhere to write to."""


@dataclass(frozen=True)
class Letter:
    """What one of many people is told; a secret one loses its words once it is sent."""

    to: Person
    subject: str
    text: str
    is_secret: bool = False


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
    _check(subject, to_address)
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


def write_all(
    letters: Iterable[Letter],
    *,
    kind: str,
    now: datetime,
    partnership: Partnership,
    by: Reader,
    circle_id: int | None = None,
) -> list[Person]:
    """Write a message to each of many people at once, and return those who have no address to write to.

    All of them are rows of the caller's transaction, so that none is lost or written twice if a worker dies.
    """
    written, nowhere = [], []
    for letter in letters:
        try:
            _check(letter.subject, letter.to.email)
        except (AddressRemoved, ValidationError):
            nowhere.append(letter.to)
            continue
        written.append(
            Message(
                partnership=partnership,
                circle_id=circle_id,
                kind=kind,
                to_person=letter.to,
                to_address=letter.to.email,
                subject=_cut(plain_line(letter.subject)),
                text=plain_lines(letter.text),
                is_secret=letter.is_secret,
                written_at=now,
                written_by=by.person,
            )
        )
    Message.write_down(written)
    return nowhere


def write_to_nobody(*, subject: str, text: str, now: datetime) -> None:
    """Write what is thrown away and not sent, where an address nobody has must cost what one of ours does."""
    write(kind=Message.TO_NOBODY, to_address=NOBODY, subject=subject, text=text, now=now, is_secret=True)


def _check(subject: str, to_address: str) -> None:
    for header in (subject, to_address):
        if _ENDS_A_HEADER.search(header):
            raise NotForAHeader("A subject and an address have no line ends")
    validate_email(to_address)
    if is_removed(to_address):
        raise AddressRemoved


def _cut(subject: str) -> str:
    """Return a subject that its column holds."""
    return subject if len(subject) <= LONGEST_SUBJECT else f"{subject[: LONGEST_SUBJECT - 1]}…"

"""Remove how to reach somebody who has left, and keep the record of what they did."""

import re
from datetime import datetime

from django.db import transaction

from csp import audit
from csp.mail.writing import LONGEST_SUBJECT
from csp.models import Message, Partnership, Person, Reader
from csp.policies.leavers import may_be_forgotten, may_remove
from csp.queries import leavers
from csp.services.appointments import alone
from csp.services.sessions import Account, end_sessions

REMOVED_FROM_WORDS = "(address removed)"
REMOVED_FROM_SUBJECT = "A message to somebody who has left"


@transaction.atomic
def remove_contact_details(
    *, key: str, version: int, partnership: Partnership, by: Reader, now: datetime
) -> Person:
    """Remove the contact details of somebody who was appointed here; return them as they are then.

    Raises Http404 for a stranger's key, NewerVersion when they were changed meanwhile, and PermissionDenied while
    they are expected anywhere, or were removed before.
    """
    by = alone(partnership=partnership, by=by, now=now)
    person = audit.locked(leavers.open_to(by, partnership=partnership), key=key, version=version)
    may_remove(by, person, partnership, now=now).require()
    forget(person=person, partnership=partnership, by=by, now=now)
    return leavers.held(person)


@transaction.atomic
def forget(*, person: Person, partnership: Partnership, by: audit.Doer, now: datetime) -> bool:
    """Remove somebody's contact details, unless they are expected anywhere or have none; return whether it did.

    For the clock too, which asks nobody: a partnership of theirs has it on its trail.
    """
    person = leavers.held(person)
    if not (person.has_contact_details and may_be_forgotten(person, now=now)):
        return False
    _forget_messages(person)
    for one in leavers.invitations_of(person):
        one.lose_contact_details()
    for ways_in in leavers.ways_in_of(person):
        ways_in.delete()
    end_sessions(person=person)
    person.lose_contact_details()
    audit.record(audit.Verb.CONTACT_REMOVED, subject=Account(person.pk, partnership.pk), by=by, now=now)
    return True


def _forget_messages(person: Person) -> None:
    """Forget what was written to somebody, and their address in what was written to others.

    What still waits has nobody to go to: it is not sent, and nothing is left to keep.
    """
    address = re.compile(rf"(?<![\w.+-]){re.escape(person.email)}(?![\w-]|\.\w)", re.IGNORECASE)
    mine = leavers.messages_to(person)
    mine.filter(state=Message.State.WAITING).delete()
    for one in mine:
        one.lose_contact_details(subject=REMOVED_FROM_SUBJECT if address.search(one.subject) else one.subject)
    for one in leavers.messages_that_say(person.email):
        subject, text = (address.sub(REMOVED_FROM_WORDS, said) for said in (one.subject, one.text))
        one.change_words(subject=subject[:LONGEST_SUBJECT], text=text)

"""Keep the audit trail: seal it, tell its head where nobody here can change it, and note who takes it out."""

import logging
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from csp import audit, mail
from csp.audit.sealing import seal_waiting
from csp.kernel import day_words
from csp.kernel.seals import Head, trail_of
from csp.models import Partnership, Reader
from csp.permissions import Permission
from csp.queries import seals

log = logging.getLogger("saferplan.audit")
KIND = "audit.head"
MOMENT = "%Y-%m-%d at %H:%M:%S"
SUBJECT = "Keep this: the head of the audit trail"


def seal_due(*, now: datetime) -> None:
    """Seal what waits, and tell the new heads: to the log at once, to administrators once a day.

    A restricted matter's head is told to nobody here: its members read it on its own page.
    """
    moved = seal_waiting()
    own = {partnership: head for (partnership, circle), head in moved.items() if circle is None}
    if own:
        names = {one.pk: one for one in seals.partnerships_with_ids([pk for pk in own if pk])}
        told = [f"{names[pk].slug if pk else 'the site'} {head}" for pk, head in own.items()]
        log.info("Audit trail sealed on %s: %s", timezone.localtime(now).strftime(MOMENT), ", ".join(told))
    today = timezone.localdate(now)
    for partnership in seals.partnerships_to_tell(KIND, today=today):
        head = seals.head_of(trail_of(partnership=partnership.pk, circle=None))
        # Asked first without a lock, because nearly always the answer is yes.
        if not seals.was_told(KIND, partnership=partnership, head=head, today=today):
            _tell(partnership, now=now)


@transaction.atomic
def _tell(partnership: Partnership, *, now: datetime) -> None:
    """Send the head to those who read the partnership's trail, once a day and only when it is another."""
    today = timezone.localdate(now)
    head = seals.head_of(trail_of(partnership=partnership.pk, circle=None), hold=True)
    if seals.was_told(KIND, partnership=partnership, head=head, today=today):
        return
    for person in seals.readers_of_trail(partnership, today=today):
        mail.write(
            kind=KIND,
            to_address=person.email,
            to_person=person,
            partnership=partnership,
            subject=f"{SUBJECT} of {partnership.place}",
            text=_letter(partnership, head, now),
            now=now,
        )


def _letter(partnership: Partnership, head: Head, now: datetime) -> str:
    events = "1 event was" if head.count == 1 else f"{head.count} events were"
    at = timezone.localtime(now)
    return (
        f"On {day_words.plain(at.date())} at {at:%H:%M} {events} sealed on the audit trail of "
        f"{partnership}. Its head was\n\n{head}\n\n"
        "Keep this message. If somebody cuts off the end of the trail, or writes all of it anew, the head shows "
        "it. Whoever runs the site checks it with\n\n"
        f"manage.py verify_audit --partnership {partnership.slug} --head {head}\n"
    )


@transaction.atomic
def record_trail_export(*, partnership: Partnership, by: Reader, now: datetime) -> None:
    """Write down that somebody took out the partnership's trail; raises PermissionDenied when they may not."""
    by.may(Permission.TRAIL_READ, partnership=partnership.pk).require()
    audit.record(audit.Verb.TRAIL_EXPORTED, subject=partnership, by=by, now=now)

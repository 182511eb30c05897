"""Seal the events that wait, trail by trail, so that nobody can change them later without the key."""

from django.conf import settings
from django.db import transaction

from csp.kernel.seals import Head, seal_of, trail_of
from csp.queries import seals
from csp.queries.seals import Belongs

AT_ONCE = 500  # events in one short transaction


def seal_waiting(*, at_once: int = AT_ONCE) -> dict[Belongs, Head]:
    """Seal every event that waits; return the new heads of the trails that moved, by partnership and circle.

    Events are numbered in the order in which they were written down. One that was committed late, after others
    with a later id were sealed, comes after those: what counts is the number.
    """
    moved = {}
    for belongs in seals.waiting_trails():
        while (head := _seal_some(belongs, at_once)) is not None:
            moved[belongs] = head
    return moved


@transaction.atomic
def _seal_some(belongs: Belongs, at_once: int) -> Head | None:
    """Seal the next events of a trail; return its head then, or nothing when there was none to seal."""
    events = seals.held_to_seal(belongs, most=at_once)
    if not events:
        return None
    partnership, circle = belongs
    trail = trail_of(partnership=partnership, circle=circle)
    head = seals.head_of(trail)
    for event in events:
        event.trail, event.number = trail, head.count + 1
        event.seal = seal_of(event.entry(), before=head.seal, key=settings.AUDIT_KEY)
        head = Head(event.number, event.seal)
    seals.keep_seals(events)
    return head

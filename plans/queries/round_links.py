"""Links by which people report to a round: which were sent, and the one that an address names."""

from datetime import datetime, time

from django.db.models import QuerySet
from django.utils import timezone

from csp.models import AuditEvent, Partnership, Person, Reader
from plans.models import RoundLink, UpdateRound

KEPT = ("round__at_opening", "round__content")  # large, and never of use here


def open_to(reader: Reader) -> QuerySet[RoundLink]:
    """Return the links into rounds that the reader runs, newest first, with all that their page names."""
    return (
        RoundLink.objects.visible_to(reader)
        .select_related("person", "round__plan__partnership", "revoked_by")
        .defer(*KEPT)
        .order_by("-sent_at", "key")
    )


def into(reader: Reader, *, one: UpdateRound) -> QuerySet[RoundLink]:
    """Return the links into a round, by the names of whom they were sent to, each person's newest first."""
    return open_to(reader).filter(round=one).order_by("person__name_order", "person_id", "-sent_at", "key")


def held(reader: Reader, *, key: str) -> RoundLink | None:
    """Return a link of a round that the reader runs, while whoever else changes or uses it waits."""
    waited = RoundLink.objects.visible_to(reader).filter(key=key).select_for_update(of=("self",)).first()
    return open_to(reader).filter(pk=waited.pk).first() if waited else None


def with_key(key: str) -> RoundLink | None:
    """Return the link that an address names, for whoever can show its secret."""
    return _whole().filter(key=key).first()


def held_with_key(key: str) -> RoundLink | None:
    """Return the same, while whoever else goes on with it waits until this transaction ends."""
    waited = RoundLink.objects.filter(key=key).select_for_update(of=("self",)).first()
    return _whole().filter(pk=waited.pk).first() if waited else None


def held_of(person: Person, *, partnership: Partnership | None) -> QuerySet[RoundLink]:
    """Return somebody's links into open rounds, of one partnership or of all, while whoever uses them waits."""
    links = _whole().filter(person=person, revoked_at=None, round__state=UpdateRound.State.OPEN)
    links = links.filter(round__plan__partnership=partnership) if partnership else links
    return links.order_by("pk").select_for_update(of=("self",))


def times_sent(link: RoundLink, *, verb: str, now: datetime) -> int:
    """Return how often today its person was sent a link into the same round as an event's verb says."""
    day = timezone.localdate(now)
    theirs = RoundLink.objects.filter(round=link.round_id, person=link.person_id).values("pk")
    events = AuditEvent.objects.filter(subject=link._meta.label_lower, subject_id__in=theirs, verb=verb)
    return events.filter(at__gte=timezone.make_aware(datetime.combine(day, time.min))).count()


def _whole() -> QuerySet[RoundLink]:
    return RoundLink.objects.select_related("person", "round__plan__partnership").defer(*KEPT)

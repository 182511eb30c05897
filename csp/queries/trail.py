"""Who did what: the trail of a partnership, and that of a restricted matter."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import DateTimeField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone

from csp.kernel.seals import Head, trail_of
from csp.models import Appointment, AuditEvent, Authority, Message, Partnership, Person, Reader
from csp.models.audit_event import AuditEventQuerySet
from csp.permissions import Permission
from csp.queries.authorities import work_in


@dataclass(frozen=True)
class Wanted:
    """What somebody wants a trail to show. Empty means: no matter."""

    person: str = ""
    verbs: Collection[str] | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class SealState:
    """How far a trail is sealed: its head, when the last of those events was, and how many wait."""

    trail: str
    head: Head
    at: datetime | None
    waiting: int


def of_partnership(reader: Reader, *, partnership: Partnership) -> AuditEventQuerySet:
    """Return the events of the partnership and the sign-ins of its people, newest first.

    No event of a circle is among them, whoever asks. What people do to their own account, and to the public
    bodies that partnerships share, belongs to no partnership: each that had them appointed on that day sees it.
    """
    if not reader.holds(Permission.TRAIL_READ, partnership=partnership.pk):
        return AuditEvent.objects.none()
    return _newest_first(
        AuditEvent.objects.filter(Q(partnership=partnership) | _of_the_site(partnership), circle=None)
    )


def of_circle(reader: Reader, *, circle_id: int) -> AuditEventQuerySet:
    """Return the events of one restricted matter, newest first, for whoever knows of it today."""
    return of_circles(reader, circles=[circle_id])


def of_circles(reader: Reader, *, circles: Collection[int]) -> AuditEventQuerySet:
    """Return the same of a matter that has several circles (ids): the events of those that the reader is in today."""
    return _newest_first(AuditEvent.objects.of_circles_of(reader).filter(circle_id__in=circles))


def narrowed(reader: Reader, *, events: AuditEventQuerySet, wanted: Wanted) -> AuditEventQuerySet:
    """Return those of a trail's events, which the reader may read, that fit what is wanted."""
    if wanted.person:
        events = events.filter(person__key=wanted.person)
    if wanted.verbs is not None:
        events = events.filter(verb__in=wanted.verbs)
    if wanted.first:
        events = events.filter(at__gte=_begin(wanted.first))
    if wanted.last:
        events = events.filter(at__lt=_begin(wanted.last + timedelta(days=1)))
    return events


def people_of_partnership(reader: Reader, *, partnership: Partnership) -> QuerySet[Person]:
    """Return the people who are or were appointed in a partnership whose trail the reader may read, by name."""
    here = [pk for pk in reader.partnerships_with(Permission.TRAIL_READ) if pk == partnership.pk]
    appointed = Appointment.objects.filter(partnership__in=here)
    return Person.objects.filter(pk__in=appointed.values("person_id")).order_by("name_order", "key")


def people_of_circle(reader: Reader, *, circle_id: int) -> QuerySet[Person]:
    """Return who did anything on the trail of a restricted matter that the reader knows of, by name."""
    return people_of_circles(reader, circles=[circle_id])


def people_of_circles(reader: Reader, *, circles: Collection[int]) -> QuerySet[Person]:
    """Return the same of a matter that has several circles (ids)."""
    here = of_circles(reader, circles=circles).order_by().values("person_id")
    return Person.objects.filter(pk__in=here).order_by("name_order", "key")


def seal_state(reader: Reader, *, partnership: Partnership, circle_id: int | None = None) -> SealState:
    """Return how far the partnership's trail is sealed, or that of a restricted matter the reader knows of."""
    if circle_id:
        events = AuditEvent.objects.of_circles_of(reader)
    else:
        mine = [pk for pk in reader.partnerships_with(Permission.TRAIL_READ) if pk == partnership.pk]
        events = AuditEvent.objects.filter(partnership__in=mine, circle=None)
    trail = trail_of(partnership=partnership.pk, circle=circle_id)
    last = events.on_trail(trail).order_by("-number").first()
    head = Head(last.number or 0, last.seal) if last else Head()
    waiting = events.waiting().of_trail(partnership=partnership.pk, circle=circle_id)
    return SealState(trail, head, last.at if last else None, waiting.count())


def last_told(reader: Reader, *, kind: str, partnership: Partnership) -> datetime | None:
    """Return when the partnership's head last went to those who read its trail, as far as the mail server says."""
    if not reader.holds(Permission.TRAIL_READ, partnership=partnership.pk):
        return None
    gone = [Message.State.SENT, Message.State.BY_HAND]
    told = Message.objects.filter(kind=kind, partnership=partnership, state__in=gone)
    return told.order_by("-written_at").values_list("written_at", flat=True).first()


def has_noted(
    reader: Reader, *, verb: str, subject: str, subject_id: int, circle_id: int, since: datetime
) -> bool:
    """Return whether it is written down that the reader did this to the record since then."""
    found = AuditEvent.objects.filter(subject=subject, subject_id=subject_id, at__gt=since)
    return found.filter(verb=verb, person_id=reader.doer_id, circle_id=circle_id).exists()


def _of_the_site(partnership: Partnership) -> Q:
    """Return the condition that somebody appointed here that day did it to their own account, or to a public body."""
    here = Appointment.objects.filter(partnership=partnership)
    on = TruncDate(ExpressionWrapper(OuterRef("at"), output_field=DateTimeField()))
    then = here.filter(Q(ends_on=None) | Q(ends_on__gte=on), person=OuterRef("person"), starts_on__lte=on)
    people = here.values("person_id")
    own = Q(subject="csp.person", subject_id__in=people, person_id=F("subject_id"))
    # Other bodies are no business of this partnership.
    bodies = Authority.objects.filter(work_in([partnership.pk])).order_by().values("pk")
    shared = Q(subject="csp.authority", person_id__in=people, subject_id__in=bodies)
    return Q(partnership=None) & (own | shared) & Q(Exists(then))


def _newest_first(events: AuditEventQuerySet) -> AuditEventQuerySet:
    return events.select_related("person").order_by("-at", "-pk")


def _begin(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))

"""The trails of audit events as they are sealed and verified; nothing of them is shown to anybody here."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from csp.kernel.seals import Entry, Head, trail_of
from csp.models import Appointment, AuditEvent, Message, Partnership, Person
from csp.models.dated import holds_on
from csp.permissions import Permission, roles_with

KEEP_SEAL = "UPDATE csp_auditevent SET trail = %s, number = %s, seal = %s WHERE id = %s AND seal = ''"
Belongs = tuple[int | None, int | None]  # of which partnership and circle an event is


def waiting_trails() -> list[Belongs]:
    """Return the partnership and the circle of each trail that has events to be sealed."""
    found = AuditEvent.objects.filter(seal="").order_by("partnership_id", "circle_id")
    return list(found.values_list("partnership_id", "circle_id").distinct())


def held_to_seal(belongs: Belongs, *, most: int) -> list[AuditEvent]:
    """Return the next events of a trail to be sealed, locked until the transaction ends.

    Two that seal the same trail at once ask for the same rows first, so that the second waits for the first.
    """
    partnership, circle = belongs
    waiting = AuditEvent.objects.waiting().of_trail(partnership=partnership, circle=circle)
    return list(waiting.select_for_update()[:most])


def head_of(trail: str, *, hold: bool = False) -> Head:
    """Return the end of a trail as it stands; ``hold`` locks it until the transaction ends."""
    sealed = AuditEvent.objects.on_trail(trail).order_by("-number")
    last = (sealed.select_for_update() if hold else sealed).first()
    return Head(last.number or 0, last.seal) if last else Head()


def keep_seals(events: Iterable[AuditEvent]) -> None:
    """Write the trail, the number and the seal of events that were held; a seal is written once.

    In the database's own words, because Django's take ten times as long for many rows.
    """
    rows = [(event.trail, event.number, event.seal, event.pk) for event in events]
    with connection.cursor() as cursor:
        cursor.executemany(KEEP_SEAL, rows)


def entries_of(trail: str) -> Iterator[Entry]:
    """Return the sealed events of a trail, one after the other."""
    return AuditEvent.objects.on_trail(trail).entries()


def trails(*, partnership: Partnership | None = None) -> list[str]:
    """Return the names of the trails that have sealed events, its own first.

    Of one partnership: those that its pages show, which is the site's too, and any that holds an event said to be
    the partnership's. Of none: all.
    """
    found = AuditEvent.objects.exclude(trail="")
    if partnership:
        own = trail_of(partnership=partnership.pk, circle=None)
        site = trail_of(partnership=None, circle=None)
        shown = Q(trail__in=[own, site]) | Q(trail__startswith=f"{own}c") | Q(partnership=partnership)
        found = found.filter(shown)
    return sorted(found.order_by().values_list("trail", flat=True).distinct(), key=_in_order)


def names_of_trails() -> dict[str, str]:
    """Return what the partnerships' own trails are called, by their names here, for whoever runs the site."""
    found = Partnership.objects.order_by("pk").values_list("pk", "slug")
    return {trail_of(partnership=pk, circle=None): slug for pk, slug in found}


def count_waiting(*, partnership: Partnership | None = None) -> int:
    """Return how many events, of one partnership or of all, are not sealed yet."""
    waiting = AuditEvent.objects.waiting()
    return (waiting.filter(partnership=partnership) if partnership else waiting).count()


def partnerships_with_ids(ids: Iterable[int]) -> list[Partnership]:
    """Return the partnerships with these ids."""
    return list(Partnership.objects.filter(pk__in=ids))


def partnerships_to_tell(kind: str, *, today: date) -> list[Partnership]:
    """Return the partnerships with sealed events that were not told of their head on the day."""
    told = Message.objects.filter(kind=kind, written_at__gte=_begin(today), partnership=OuterRef("pk"))
    sealed = AuditEvent.objects.filter(partnership=OuterRef("pk"), circle=None).exclude(seal="")
    return list(Partnership.objects.filter(~Exists(told), Exists(sealed)).order_by("pk"))


def was_told(kind: str, *, partnership: Partnership, head: Head, today: date) -> bool:
    """Return whether the partnership was told of a head on the day, or of this very head before."""
    told = Message.objects.filter(kind=kind, partnership=partnership)
    return told.filter(Q(written_at__gte=_begin(today)) | Q(text__contains=str(head))).exists()


def partnership_with_slug(slug: str) -> Partnership | None:
    """Return the partnership with this name in addresses."""
    return Partnership.objects.filter(slug=slug).first()


def readers_of_trail(partnership: Partnership, *, today: date) -> QuerySet[Person]:
    """Return the people who may read the partnership's trail on a day and may sign in."""
    held = Appointment.objects.filter(
        holds_on(today), partnership=partnership, role__in=roles_with(Permission.TRAIL_READ)
    )
    return Person.objects.filter(pk__in=held.values("person_id"), is_active=True).order_by(
        "name_order", "key"
    )


def _begin(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _in_order(trail: str) -> tuple[int, str]:
    return len(trail), trail

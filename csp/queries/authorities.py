"""Which legal bodies there are, which work with a partnership, and how each came to be called what it is."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from csp.kernel.folding import sort_key, words_of
from csp.models import Appointment, Authority, Partnership, Reader, Seat
from csp.models.dated import holds_on
from csp.permissions import Permission


def bodies(reader: Reader) -> QuerySet[Authority]:
    """Return every legal body, by name, for whoever sets up a partnership: public bodies are no secret."""
    if not reader.partnerships_with(Permission.PARTNERSHIP_SET_UP):
        return Authority.objects.none()
    return Authority.objects.order_by("name_order", "key")


def bodies_called(reader: Reader, *, words: str) -> QuerySet[Authority]:
    """Return the legal bodies whose name holds every word, however it is written."""
    found = bodies(reader)
    for word in words_of(words):
        found = found.filter(name_order__contains=sort_key(word))
    return found


def bodies_of(reader: Reader, *, partnership: Partnership) -> QuerySet[Authority]:
    """Return the legal bodies that have or had a seat here, or people appointed here, by name."""
    here = [partnership.pk] if reader.holds(Permission.ENTER, partnership=partnership.pk) else []
    return Authority.objects.filter(work_in(here)).select_related("successor").order_by("name_order", "key")


def bodies_to_be_for(reader: Reader, *, partnership: Partnership) -> QuerySet[Authority]:
    """Return the legal bodies of the partnership that people can be appointed for: those not replaced by another."""
    replaced = Q(successor__isnull=False, replaced_on__lte=reader.today)
    return bodies_of(reader, partnership=partnership).exclude(replaced)


def work_in(partnerships: Collection[int]) -> Q:
    """Return the condition that a body has or had a seat in one of these partnerships (ids), or people there."""
    seated = Seat.objects.filter(partnership__in=partnerships).values("authority_id")
    # A commissioner's office has no seat, and people all the same.
    appointed = Appointment.objects.filter(partnership__in=partnerships).values("authority_id")
    return Q(pk__in=seated) | Q(pk__in=appointed)


def held(reader: Reader, *, bodies: Sequence[Authority]) -> list[Authority]:
    """Return the bodies as they stand now, by name, locked until the transaction ends."""
    found = _seen_by(reader).filter(pk__in=[body.pk for body in bodies])
    return list(
        found.select_related("successor").select_for_update(of=("self",)).order_by("name_order", "key")
    )


def seated_on(reader: Reader, *, partnership: Partnership, day: date) -> QuerySet[Authority]:
    """Return the legal bodies with a seat here on a day or later, by name."""
    mine = reader.partnerships_with(Permission.ENTER)
    seats = Seat.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=day), partnership=partnership, partnership__in=mine
    )
    return (
        Authority.objects.filter(pk__in=seats.values("authority_id"))
        .select_related("successor")
        .order_by("name_order", "key")
    )


def replaced_by(reader: Reader, *, authority: Authority) -> QuerySet[Authority]:
    """Return the legal bodies that a body took over from; which one took over from which is public."""
    return Authority.objects.filter(successor=authority, successor__in=_seen_by(reader)).order_by(
        "replaced_on", "name_order", "key"
    )


def partnerships_that_seat(reader: Reader, *, authority: Authority) -> list[int]:
    """Return the ids of the partnerships at whose tables a body has or had a seat, for a rule to compare."""
    return sorted(
        Seat.objects.filter(authority=authority, authority__in=_seen_by(reader))
        .values_list("partnership_id", flat=True)
        .distinct()
    )


def appointments_for(
    reader: Reader, *, authority: Authority, partnership: Partnership
) -> QuerySet[Appointment]:
    """Return today's appointments for a body in the partnership, by the person's name."""
    mine = reader.partnerships_with(Permission.ENTER)
    return (
        Appointment.objects.filter(holds_on(reader.today), authority=authority, partnership=partnership)
        .filter(partnership__in=mine, person__is_active=True)
        .select_related("person")
        .order_by("person__name_order", "key")
    )


def appointments_at(
    reader: Reader, *, partnership: Partnership, bodies: QuerySet[Authority]
) -> QuerySet[Appointment]:
    """Return today's appointments for any of these bodies in the partnership, by body and name."""
    mine = reader.partnerships_with(Permission.PEOPLE_READ)
    return (
        Appointment.objects.filter(holds_on(reader.today), authority__in=bodies, partnership=partnership)
        .filter(partnership__in=mine, person__is_active=True)
        .select_related("person", "authority")
        .order_by("authority__name_order", "person__name_order", "key")
    )


def appointments_held(reader: Reader, *, partnership: Partnership, ids: Collection[int]) -> list[Appointment]:
    """Return some appointments of the partnership as they stand now, locked until the transaction ends."""
    mine = reader.partnerships_with(Permission.PEOPLE_APPOINT)
    return list(
        Appointment.objects.filter(pk__in=ids, partnership=partnership, partnership__in=mine)
        .select_related("person", "partnership", "authority")
        .select_for_update(of=("self",))
        .order_by("starts_on", "key")
    )


def versions_of(reader: Reader, *, authority: Authority, since: int = 1) -> Sequence[Any]:
    """Return the saved versions of a body, from one on, oldest first, with who saved each."""
    seen = _seen_by(reader).filter(pk=authority.pk)
    return list(
        Authority.history.filter(id__in=seen.values("pk"), version__gte=since)
        .select_related("history_user")
        .order_by("history_date", "history_id")
    )


def people_known_in(reader: Reader, *, partnership: Partnership) -> set[int]:
    """Return the ids of the people who are or were appointed in the partnership: the ones a page here may name."""
    mine = reader.partnerships_with(Permission.ENTER)
    appointed = Appointment.objects.filter(partnership=partnership, partnership__in=mine)
    return set(appointed.values_list("person_id", flat=True))


def _seen_by(reader: Reader) -> QuerySet[Authority]:
    """Return the legal bodies, for anyone who works with a partnership."""
    return Authority.objects.all() if reader.partnerships_with(Permission.ENTER) else Authority.objects.none()

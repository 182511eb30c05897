"""The seats at a partnership's table: today's, those to come and those that have ended."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from csp.models import AnyReader, Authority, Partnership, Reader, Seat
from csp.permissions import Permission


def seats_at(reader: AnyReader, *, partnership: Partnership) -> QuerySet[Seat]:
    """Return every seat at the table, ended and to come too, by the authority's name; papers may name it."""
    needed = Permission.PLAN_READ if reader.person_id is None else Permission.ENTER
    return (
        Seat.objects.filter(partnership=partnership)
        .filter(partnership__in=reader.partnerships_with(needed))
        .select_related("authority", "partnership")
        .order_by("authority__name_order", "starts_on", "sits_as", "key")
    )


def open_to(reader: Reader) -> QuerySet[Seat]:
    """Return every seat at the tables of the reader's partnerships, by the authority's name."""
    mine = reader.partnerships_with(Permission.ENTER)
    found = Seat.objects.filter(partnership__in=mine).select_related("authority", "partnership")
    return found.order_by("authority__name_order", "starts_on", "key")


def overlapping(
    reader: Reader,
    *,
    partnership: Partnership,
    authority: Authority,
    sits_as: str,
    starts_on: date,
    ends_on: date | None,
    but: int | None = None,
) -> Seat | None:
    """Return a seat of the same body, sitting as the same, on any of these days; ``but`` is one to pass over."""
    days = Q(ends_on=None) | Q(ends_on__gte=starts_on)
    if ends_on:
        days &= Q(starts_on__lte=ends_on)
    taken = seats_at(reader, partnership=partnership).filter(days, authority=authority, sits_as=sits_as)
    return (taken.exclude(pk=but) if but else taken).first()


def seats_until(
    reader: Reader, *, partnership: Partnership, authorities: Sequence[Authority], day: date
) -> QuerySet[Seat]:
    """Return the seats of some bodies that are or were theirs on a day, or begin after it."""
    until = Q(ends_on=None) | Q(ends_on__gte=day)
    return seats_at(reader, partnership=partnership).filter(until, authority__in=authorities)


def seats_as(reader: Reader, *, authority: Authority, sits_as: str) -> QuerySet[Seat]:
    """Return the seats of a body that sits as one thing, at the tables of the reader's partnerships."""
    mine = reader.partnerships_with(Permission.PARTNERSHIP_SET_UP)
    return (
        Seat.objects.filter(authority=authority, sits_as=sits_as, partnership__in=mine)
        .select_related("authority", "partnership")
        .order_by("key")
    )


def versions_of(reader: Reader, *, seats: Sequence[Seat], since: int = 1) -> list[Any]:
    """Return the saved versions of seats, from one on, oldest first, with who saved each."""
    mine = reader.partnerships_with(Permission.ENTER)
    return list(
        Seat.history.filter(id__in=[seat.pk for seat in seats], partnership__in=mine, version__gte=since)
        .select_related("history_user")
        .order_by("history_date", "history_id")
    )

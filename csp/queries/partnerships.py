"""Which partnerships a person works with, and who sits at their tables."""

from datetime import date
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.utils import timezone

from csp.models import Appointment, Partnership, Person, Reader, Seat
from csp.models.at_moment import end_of
from csp.models.dated import holds_on
from csp.permissions import Permission, roles_with


def partnerships_of(reader: Reader) -> QuerySet[Partnership]:
    """Return the partnerships the reader has an appointment in today, by name."""
    mine = reader.partnerships_with(Permission.ENTER)
    return Partnership.objects.filter(pk__in=mine).order_by("place", "key")


def seats_of(reader: Reader, *, partnership: Partnership, also: int | None = None) -> QuerySet[Seat]:
    """Return the seats at the partnership's table today, by the authority's name.

    ``also`` is the id of a seat to offer even if it has ended, because a record still names it.
    """
    return (
        Seat.objects.filter(holds_on(reader.today) | Q(pk=also), partnership=partnership)
        .filter(partnership__in=reader.partnerships_with(Permission.ENTER))
        .select_related("authority")
        .order_by("authority__name_order", "key")
    )


def works_with(reader: Reader, *, person: Person, partnership: Partnership) -> bool:
    """Return whether the person has an appointment today in this partnership of the reader's."""
    mine = reader.partnerships_with(Permission.ENTER)
    held = Appointment.objects.filter(holds_on(reader.today), person=person, partnership__in=mine)
    return held.filter(partnership=partnership).exists()


def people_with(
    reader: Reader,
    permission: Permission,
    *,
    partnership: Partnership,
    also: int | None = None,
) -> QuerySet[Person]:
    """Return the people who hold the permission in the partnership today and may sign in, by name.

    ``also`` is the id of a person to offer even if they no longer qualify, because a record still names them.
    """
    appointed = Appointment.objects.filter(
        holds_on(reader.today),
        partnership=partnership,
        partnership__in=reader.partnerships_with(Permission.ENTER),
        role__in=roles_with(permission),
    )
    here = Q(pk__in=appointed.values("person_id"), is_active=True)
    return Person.objects.filter(here | Q(pk=also)).order_by("name_order", "key")


def county_groups(reader: Reader, *, but: Partnership) -> QuerySet[Partnership]:
    """Return the county groups that a partnership can be part of; what a county group is called is public."""
    if not reader.holds(Permission.PARTNERSHIP_SET_UP, partnership=but.pk):
        return Partnership.objects.none()
    groups = Partnership.objects.filter(kind=Partnership.Kind.COUNTY_GROUP).exclude(pk=but.pk)
    return groups.order_by("place", "key")


def versions_of_partnership(reader: Reader, *, partnership: Partnership, since: int = 1) -> list[Any]:
    """Return the saved versions of a partnership, from one on, oldest first, with who saved it."""
    mine = reader.partnerships_with(Permission.PARTNERSHIP_SET_UP)
    found = Partnership.history.filter(id=partnership.pk, id__in=mine, version__gte=since)
    return list(found.select_related("history_user", "parent").order_by("history_date", "history_id"))


class KindOn(NamedTuple):
    """As what kind of area a partnership was set up on a day; ``first_saved`` when nothing was saved by then."""

    kind: str
    first_saved: date | None


def kind_on(reader: Reader, *, partnership: Partnership, day: date) -> KindOn:
    """Return the kind that was the newest saved by the end of a past day, or else the first that ever was."""
    mine = reader.partnerships_with(Permission.ENTER)
    found = Partnership.history.filter(id=partnership.pk, id__in=mine).order_by("history_id")
    if newest := found.filter(history_date__lt=end_of(day)).last():
        return KindOn(newest.kind, None)
    if first := found.first():
        return KindOn(first.kind, timezone.localdate(first.history_date))
    return KindOn(partnership.kind, None)


def make_others_wait(*partnerships: int) -> None:
    """Let whoever else sets up these partnerships (ids), or changes their people, wait until the transaction ends.

    Their rows are there even when what is changed has none yet. Two administrators who end each other's
    appointments, or give a body two seats, at the same moment would each see a rule kept that together they break.
    """
    held = Partnership.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=partnerships)
    list(held.order_by("pk").values_list("pk"))

"""Which partnerships a person works with, and who sits at their tables."""

from django.db.models import Q, QuerySet

from csp.models import Appointment, CircleMember, Partnership, Person, Reader, Seat
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


def people_with(
    reader: Reader,
    permission: Permission,
    *,
    partnership: Partnership,
    circle_id: int | None = None,
    also: int | None = None,
) -> QuerySet[Person]:
    """Return the people who hold the permission in the partnership today and may sign in, by name.

    For a restricted matter, only those in its circle. ``also`` is the id of a person to offer even if they
    no longer qualify, because a record still names them.
    """
    appointed = Appointment.objects.filter(
        holds_on(reader.today),
        partnership=partnership,
        partnership__in=reader.partnerships_with(Permission.ENTER),
        role__in=roles_with(permission),
    )
    here = Q(pk__in=appointed.values("person_id"), is_active=True)
    if circle_id:
        members = CircleMember.objects.filter(holds_on(reader.today), circle=circle_id)
        here &= Q(pk__in=members.values("person_id"))
    return Person.objects.filter(here | Q(pk=also)).order_by("name_order", "key")

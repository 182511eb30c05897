"""Which partnerships a person works with, and who sits at their tables."""

from django.db.models import QuerySet

from csp.models import Partnership, Person, Reader, Seat
from csp.models.dated import holds_on
from csp.permissions import Permission


def partnerships_of(reader: Reader) -> QuerySet[Partnership]:
    """Return the partnerships the reader has an appointment in today, by name."""
    mine = reader.partnerships_with(Permission.ENTER)
    return Partnership.objects.filter(pk__in=mine).order_by("place", "key")


def seats_of(reader: Reader, *, partnership: Partnership) -> QuerySet[Seat]:
    """Return the seats at the partnership's table today, by the authority's name."""
    return (
        Seat.objects.filter(holds_on(reader.today), partnership=partnership)
        .filter(partnership__in=reader.partnerships_with(Permission.ENTER))
        .select_related("authority")
        .order_by("authority__name_order", "key")
    )


def colleagues_of(reader: Reader, *, partnership: Partnership) -> QuerySet[Person]:
    """Return the people appointed in the partnership today who may sign in, by name."""
    return Person.objects.filter(
        pk__in=partnership.appointments.filter(holds_on(reader.today))
        .filter(partnership__in=reader.partnerships_with(Permission.ENTER))
        .values("person_id"),
        is_active=True,
    ).order_by("name_order", "key")

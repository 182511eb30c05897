"""Who could take over what goes with a role, and whether somebody keeps it by another appointment."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import reduce

from django.db.models import QuerySet

from csp.models import Appointment, Partnership, Person, Reader
from csp.models.dated import holds_on
from csp.permissions import Permission, Role, roles_with
from csp.queries.appointments import open_to


def successors(
    reader: Reader, *, appointment: Appointment, permissions: Iterable[Permission]
) -> QuerySet[Person]:
    """Return who else holds these permissions in the partnership today, of those the reader may see, by name.

    Never the reader themselves: nobody gives themselves what they end; nor whoever's appointment has a last day: what
    they take over would be left with nobody after it.
    """
    roles = reduce(frozenset.intersection, map(roles_with, permissions), frozenset(Role))
    alike = open_to(reader).filter(
        holds_on(reader.today),
        partnership=appointment.partnership_id,
        role__in=roles,
        ends_on=None,
    )
    found = Person.objects.filter(pk__in=alike.order_by().values("person_id"), is_active=True)
    return found.exclude(pk__in=[appointment.person_id, reader.person_id]).order_by("name_order", "key")


def keeps(reader: Reader, *, appointment: Appointment, permission: Permission) -> bool:
    """Return whether the person holds the permission there by another appointment too, without a last day."""
    others = open_to(reader).filter(
        holds_on(reader.today),
        person=appointment.person_id,
        partnership=appointment.partnership_id,
        role__in=roles_with(permission),
        ends_on=None,
    )
    return others.exclude(pk=appointment.pk).exists()


def works_until(person: Person, *, partnership: Partnership, today: date) -> date | None:
    """Return the last day on which somebody works in a partnership, none until further notice.

    Yesterday for whoever has no appointment there: one that was taken back has left no day.
    """
    days = Appointment.objects.filter(person=person, partnership=partnership).order_by()
    ends = list(days.values_list("ends_on", flat=True))
    if None in ends:
        return None
    return max((day for day in ends if day), default=today - timedelta(days=1))

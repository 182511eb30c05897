"""Who could take over what goes with a role, and whether somebody keeps it by another appointment."""

from collections.abc import Iterable
from functools import reduce

from django.db.models import Q, QuerySet

from csp.models import Appointment, Person, Reader
from csp.models.dated import holds_on
from csp.permissions import Permission, Role, roles_with
from csp.queries.appointments import open_to


def successors(
    reader: Reader, *, appointment: Appointment, permissions: Iterable[Permission]
) -> QuerySet[Person]:
    """Return who else holds these permissions in the partnership today, of those the reader may see, by name.

    Never the reader themselves: nobody gives themselves what they end; nor whoever stays no longer than today.
    """
    roles = reduce(frozenset.intersection, map(roles_with, permissions), frozenset(Role))
    alike = open_to(reader).filter(
        holds_on(reader.today),
        Q(ends_on=None) | Q(ends_on__gt=reader.today),
        partnership=appointment.partnership_id,
        role__in=roles,
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

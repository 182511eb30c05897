"""To whom the reader may hand over what somebody holds."""

from django.db.models import Q, QuerySet

from csp.models import Appointment, Partnership, Person, Reader
from csp.models.dated import holds_on
from csp.permissions import Permission, roles_with


def chooses_anybody(reader: Reader, *, partnership: Partnership) -> bool:
    """Return whether the reader chooses who holds an action anyway: a coordinator, or the lead of an authority."""
    choosing = (Permission.ACTION_EDIT, Permission.ACTION_EDIT_OWN)
    return any(reader.holds(permission, partnership=partnership.pk) for permission in choosing)


def successors(reader: Reader, *, partnership: Partnership, holder: Person) -> QuerySet[Person]:
    """Return who can take over what somebody holds, by name: whoever gives updates here today and may sign in.

    An officer chooses among the people of their own authority and the coordinators.
    """
    taking = Appointment.objects.filter(
        holds_on(reader.today),
        partnership=partnership,
        partnership__in=reader.partnerships_with(Permission.ENTER),
        role__in=roles_with(Permission.UPDATE_GIVE_OWN),
    )
    if not chooses_anybody(reader, partnership=partnership):
        mine = reader.authorities_with(Permission.UPDATE_GIVE_OWN, partnership=partnership.pk)
        coordinating = roles_with(Permission.UPDATE_GIVE)
        taking = taking.filter(Q(authority__in=mine) | Q(role__in=coordinating))
    found = Person.objects.filter(pk__in=taking.values("person_id"), is_active=True).exclude(pk=holder.pk)
    return found.order_by("name_order", "key")

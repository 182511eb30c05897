"""Who of a partnership can be asked onto a review, and who can run one."""

from django.db.models import QuerySet

from csp.models import Appointment, Partnership, Person, Reader
from csp.models.dated import holds_on
from csp.permissions import Permission, Role, roles_with


def could_be_asked(reader: Reader, *, partnership: Partnership) -> QuerySet[Person]:
    """Return who works with a partnership of the reader today and may sign in, by name."""
    return _appointed(reader, partnership, roles_with(Permission.ENTER))


def could_run(reader: Reader, *, partnership: Partnership) -> QuerySet[Person]:
    """Return who can coordinate a review or stand in for its coordinator, by name: the review coordinators."""
    return _appointed(reader, partnership, roles_with(Permission.REVIEW_ADD))


def _appointed(reader: Reader, partnership: Partnership, roles: frozenset[Role]) -> QuerySet[Person]:
    here = [pk for pk in reader.partnerships_with(Permission.ENTER) if pk == partnership.pk]
    appointed = Appointment.objects.filter(holds_on(reader.today), partnership__in=here, role__in=roles)
    found = Person.objects.filter(pk__in=appointed.values("person_id"), is_active=True)
    return found.order_by("name_order", "key")

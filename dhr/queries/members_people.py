"""Who of a partnership can be asked onto a review, and who can run one."""

from datetime import date

from django.db.models import QuerySet

from csp.models import Appointment, Partnership, Person, Reader
from csp.models.dated import holds_on
from csp.permissions import Permission, Role, roles_with


def could_be_asked(reader: Reader, *, partnership: Partnership) -> QuerySet[Person]:
    """Return who works with a partnership of the reader today and may sign in, by name."""
    return _appointed(reader, partnership, roles_with(Permission.ENTER))


def could_run(reader: Reader, *, partnership: Partnership) -> QuerySet[Person]:
    """Return who can be made coordinator of a review, or deputy, by name: the review coordinators without a last day.

    Two whose appointments end would leave a review with nobody.
    """
    return _appointed(reader, partnership, roles_with(Permission.REVIEW_ADD), ends_on=None)


def runs_reviews(reader: Reader, *, partnership: Partnership) -> QuerySet[Person]:
    """Return who is a review coordinator today, with or without a last day, by name."""
    return _appointed(reader, partnership, roles_with(Permission.REVIEW_ADD))


def stays(person: Person, *, partnership: Partnership, today: date) -> bool:
    """Return whether somebody is a review coordinator of a partnership without a last day."""
    lasting = Appointment.objects.filter(
        holds_on(today), person=person, partnership=partnership, ends_on=None
    )
    return lasting.filter(role__in=roles_with(Permission.REVIEW_ADD), person__is_active=True).exists()


def _appointed(
    reader: Reader, partnership: Partnership, roles: frozenset[Role], **more: None
) -> QuerySet[Person]:
    here = [pk for pk in reader.partnerships_with(Permission.ENTER) if pk == partnership.pk]
    appointed = Appointment.objects.filter(
        holds_on(reader.today), partnership__in=here, role__in=roles, **more
    )
    found = Person.objects.filter(pk__in=appointed.values("person_id"), is_active=True)
    return found.order_by("name_order", "key")

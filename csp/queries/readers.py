"""Who is reading, with the appointments they hold on a day."""

from datetime import date

from csp.models import Appointment, Person, Reader
from csp.models.dated import holds_on


def reader_of(person: Person, *, today: date, address: str = "") -> Reader:
    """Return the person as a reader on a day, with one query for their appointments."""
    held = (
        Appointment.objects.filter(holds_on(today), person=person)
        .select_related("partnership", "authority")
        .order_by("starts_on", "key")
    )
    return Reader(person=person, today=today, appointments=tuple(held), address=address)

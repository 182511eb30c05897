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


def reader_by_email(email: str, *, today: date) -> Reader | None:
    """Return whoever may sign in with this address as a reader on a day: for commands, which have no session."""
    person = Person.objects.filter(email__iexact=email.strip(), is_active=True).first()
    return reader_of(person, today=today) if person else None

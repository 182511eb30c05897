"""Who reads statements for a body that they may have left: for the service that ends it, and shown to nobody."""

from datetime import date, timedelta

from django.db.models import Q

from csp.models import Appointment, Partnership, Person
from dhr.models import StatementReader


def lasting_of(person: Person, *, partnership: Partnership, today: date) -> list[StatementReader]:
    """Return the places of somebody that have no last day, or one to come."""
    found = StatementReader.objects.filter(person=person, statement__partnership=partnership)
    lasting = found.filter(Q(ends_on=None) | Q(ends_on__gte=today))
    held = lasting.select_for_update(of=("self",)).order_by("pk")
    return list(held.select_related("place", "statement__partnership", "statement__seat__authority"))


def works_for_until(place: StatementReader, *, today: date) -> date | None:
    """Return the last day on which somebody works for the partner of a statement, none until further notice.

    Yesterday for whoever has no appointment for it: one that was taken back has left no day.
    """
    days = Appointment.objects.filter(
        person=place.person_id,
        partnership=place.statement.partnership_id,
        authority=place.statement.seat.authority_id,
    )
    ends = list(days.order_by().values_list("ends_on", flat=True))
    if None in ends:
        return None
    return max((day for day in ends if day), default=today - timedelta(days=1))

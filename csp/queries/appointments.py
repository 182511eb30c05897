"""Questions about appointments: which the reader may see, which overlap, and who administers the partnership."""

from datetime import date

from django.db.models import Q

from csp.models import Appointment, Reader
from csp.models.appointment import AppointmentQuerySet
from csp.permissions import Permission, roles_with


def open_to(reader: Reader) -> AppointmentQuerySet:
    """Return the appointments that the reader may see, past and to come, with all that their pages name."""
    return (
        Appointment.objects.visible_to(reader)
        .select_related("person", "partnership", "authority")
        .order_by("starts_on", "key")
    )


def held_alike(appointment: Appointment, *, until: date | None) -> Appointment | None:
    """Return another appointment of the same person to the same, on a day that this one would hold until a day.

    The appointment need not be saved.
    """
    return (
        Appointment.objects.filter(
            Q(starts_on__lte=until) if until else Q(),
            Q(ends_on=None) | Q(ends_on__gte=appointment.starts_on),
            person=appointment.person_id,
            partnership=appointment.partnership_id,
            authority=appointment.authority_id,
            role=appointment.role,
        )
        .exclude(pk=appointment.pk)
        .order_by("starts_on", "key")
        .first()
    )


def other_administrators(appointment: Appointment, *, since: date) -> list[tuple[date, date | None]]:
    """Return from when to when others administer the partnership of an appointment, on any day from a day on."""
    others = Appointment.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=since),
        partnership=appointment.partnership_id,
        role__in=roles_with(Permission.PEOPLE_APPOINT),
        person__is_active=True,
    ).exclude(pk=appointment.pk)
    return list(others.order_by("starts_on", "key").values_list("starts_on", "ends_on"))

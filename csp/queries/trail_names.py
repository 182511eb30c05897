"""What people, appointments, invitations, seats and authorities are called on the audit trail."""

from collections.abc import Collection, Mapping

from django.urls import reverse

from csp.kernel.named import Named
from csp.models import Appointment, Authority, Invitation, Reader, Seat
from csp.permissions import Permission
from csp.queries.appointments import open_to


def people(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return the names of the people with these ids who are or were appointed where the reader may see it."""
    return {one.person_id: _person(one) for one in open_to(reader).filter(person_id__in=ids)}


def appointments(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return whose appointments these are, of those that the reader may see."""
    return {one.pk: _person(one) for one in open_to(reader).filter(pk__in=ids)}


def invitations(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return who was invited, for whoever invites people."""
    found = Invitation.objects.visible_to(reader).filter(pk__in=ids).select_related("partnership")
    return {
        one.pk: Named(one.name, reverse("csp:invitation-detail", args=[one.partnership.slug, one.key]))
        for one in found
    }


def seats(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return who has or had these seats, at the tables of the reader's partnerships."""
    here = Seat.objects.filter(pk__in=ids, partnership__in=reader.partnerships_with(Permission.ENTER))
    return {
        one.pk: Named(
            str(one), reverse("csp:authority-detail", args=[one.partnership.slug, one.authority.key])
        )
        for one in here.select_related("partnership", "authority")
    }


def authorities(reader: Reader, *, ids: Collection[int]) -> Mapping[int, Named]:
    """Return the names of the legal bodies with these ids: public bodies are no secret."""
    return {one.pk: Named(one.name) for one in Authority.objects.filter(pk__in=ids)}


def _person(appointment: Appointment) -> Named:
    person = appointment.person
    return Named(person.name, reverse("csp:person-detail", args=[appointment.partnership.slug, person.key]))

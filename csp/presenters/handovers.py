"""What somebody holds, as their own page and the form that ends their appointment say it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from csp.models import Appointment, Partnership, Person, Reader
from csp.permissions import Permission, Role
from csp.policies.handovers import may_hand_over
from csp.services.handovers import held_by


@dataclass(frozen=True)
class Held:
    """How much that is open names a person, and where it can be handed over."""

    sentence: str
    url: str

    @classmethod
    def of(
        cls,
        person: Person,
        appointments: Iterable[Appointment],
        *,
        reader: Reader,
        partnership: Partnership,
    ) -> "Held":
        """Return it for somebody with these appointments here; the address only for whoever may open it."""
        words = held_by(person=person, partnership=partnership, by=reader)
        is_here = person.is_active and any(_gives_updates(one, reader) for one in appointments)
        may_open = may_hand_over(reader, person.key, partnership=partnership)
        whose = "Held by" if is_here else "Held by nobody, and still in the name of"
        return cls(
            sentence=f"{whose} {person.name}: {words}." if words else "",
            url=reverse("csp:handover", args=[partnership.slug, person.key]) if may_open else "",
        )


def _gives_updates(appointment: Appointment, reader: Reader) -> bool:
    """Return whether an appointment holds today and lets its person give updates."""
    has_begun = appointment.starts_on <= reader.today
    lasts = appointment.ends_on is None or appointment.ends_on >= reader.today
    return has_begun and lasts and Permission.UPDATE_GIVE_OWN in Role(appointment.role).permissions

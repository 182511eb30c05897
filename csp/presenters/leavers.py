"""What the page of a person says about the contact details of somebody who has left."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from csp import audit
from csp.kernel import day_words
from csp.kernel.decision import Decision
from csp.models import Appointment, Person, Reader
from csp.queries.leavers import removed_at


@dataclass(frozen=True)
class ContactPart:
    """Whether they can be removed, for administrators alone and once somebody has left; or why they can't."""

    may_remove: Decision
    is_shown: bool

    @classmethod
    def of(
        cls, person: Person, held: list[Appointment], *, may_remove: Decision, appoints: Decision, today: date
    ) -> "ContactPart":
        """Return the part; ``held`` are the appointments here of which the page tells."""
        has_left = all(one.ends_on and one.ends_on < today for one in held)
        return cls(may_remove, is_shown=bool(appoints) and has_left and person.has_contact_details)


def removed_fact(reader: Reader, person: Person) -> tuple[str, str]:
    """Return what stands in the place of an e-mail address that was removed, and since when."""
    at = removed_at(reader, person=person, verb=audit.Verb.CONTACT_REMOVED)
    since = f" on {day_words.plain(timezone.localdate(at))}" if at else ""
    return "Contact details", f"Removed{since}"

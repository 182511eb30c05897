"""The first steps of a partnership that the foundation knows of: its details, areas, table and people."""

from django.urls import reverse

from csp.models import Partnership, Reader
from csp.permissions import Permission
from csp.queries.areas import areas_of
from csp.queries.partnerships import people_with, seats_of
from csp.web.first_steps import Step


def steps_of(reader: Reader, *, partnership: Partnership) -> list[Step]:
    """Return the steps, in the order in which they are taken."""
    coordinators = people_with(reader, Permission.PLAN_IMPORT, partnership=partnership)
    seats = seats_of(reader, partnership=partnership)
    return [
        Step(
            "Say what the partnership is",
            _page("partnership-edit", partnership),
            "Its name and kind, and an e-mail address for the public.",
            is_done=bool(partnership.contact_email),
        ),
        Step(
            "Add its areas",
            _page("area-list", partnership),
            "The districts and wards it keeps safe.",
            is_done=areas_of(reader, partnership=partnership).exists(),
        ),
        Step(
            "Give the authorities their seats",
            _page("authority-list", partnership),
            "That page says who must be at the table by law.",
            is_done=seats.count() > 1,
        ),
        Step(
            "Invite the coordinator",
            _page("person-list", partnership),
            "Then officers, leads and councillors.",
            is_done=coordinators.exists(),
        ),
    ]


def _page(name: str, partnership: Partnership) -> str:
    return reverse(f"csp:{name}", args=[partnership.slug])

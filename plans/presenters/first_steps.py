"""The first steps of a partnership that its plans know of: its statuses, and its first plan."""

from django.urls import reverse

from csp.models import Audience, AudienceReader, Partnership, Reader
from csp.web.first_steps import Step
from plans.queries.plans import open_to, scheme_of


def steps_of(reader: Reader, *, partnership: Partnership) -> list[Step]:
    """Return the steps, in the order in which they are taken; a restricted plan is nobody's first."""
    everyone = AudienceReader(Audience.PART_1, partnership.pk, reader.today)
    return [
        Step(
            "Choose its statuses",
            reverse("plans:status-list", args=[partnership.slug]),
            "What officers can say of an action: letters, words and colours.",
            is_done=scheme_of(reader, partnership=partnership).exists(),
        ),
        Step(
            "Begin its first plan",
            reverse("plans:plan-list", args=[partnership.slug]),
            "The coordinator imports it from the spreadsheet it is in today.",
            is_done=open_to(everyone).exists(),
        ),
    ]

"""An audience: those for whom something is issued, who read as nobody in particular."""

from dataclasses import dataclass
from datetime import date

from django.db import models

from csp.models.circle import CircleMember
from csp.models.reader import Reader
from csp.permissions import Permission


class Audience(models.TextChoices):
    """Who may read what is issued."""

    PART_1 = "part_1", "Part 1: public report"
    PART_2 = "part_2", "Part 2: not for publication"


# Issued words may draw on the plan; no audience is in a circle, so nothing restricted can reach one.
READS = frozenset({Permission.PLAN_READ})


@dataclass(frozen=True)
class AudienceReader:
    """Whoever reads what one partnership issues, as of a day: given to queries in the place of a person."""

    audience: Audience
    partnership_id: int
    today: date
    person_id: None = None
    seen_by: None = None

    @property
    def circles(self) -> "models.QuerySet[CircleMember, int]":
        """Return the ids of the circles that it is in: none."""
        return CircleMember.objects.none().values_list("circle_id", flat=True)

    def partnerships_with(self, permission: Permission) -> list[int]:
        """Return the partnership, for what an audience reads."""
        return [self.partnership_id] if permission in READS else []


AnyReader = Reader | AudienceReader

"""The daily digest: one e-mail with what waits for somebody, as often as they choose."""

from django.db import models
from django.db.models import Q

from csp.kernel.personal_data import NONE, PERSONAL, PSEUDONYM
from csp.models.person import Person
from csp.models.record import Record


class Digest(Record):
    """How often somebody is written to, and what they were told last; without a row, daily."""

    class HowOften(models.TextChoices):
        """On which days."""

        DAILY = "daily", "On working days, when something has changed"
        WEEKLY = "weekly", "On Mondays"
        NEVER = "never", "Never"

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="digest")
    how_often = models.CharField(max_length=10, choices=HowOften, default=HowOften.DAILY)
    last_on = models.DateField("day of the last one", null=True, blank=True)
    last_said = models.JSONField("marks of what each letter said", default=list, blank=True)

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "person": PSEUDONYM,
        "how_often": PERSONAL,
        "last_on": PERSONAL,
        "last_said": NONE,
    }

    circle_id = None
    partnership_id = None

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="csp_digest_known_how_often",
                condition=Q(how_often__in=["daily", "weekly", "never"]),
            ),
        ]

    def __str__(self) -> str:
        """Return how often it comes."""
        return self.get_how_often_display()

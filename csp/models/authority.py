"""The legal bodies that work together: councils, forces, services and boards."""

from typing import Any

from django.db import models
from simple_history.models import HistoricalRecords

from csp.kernel.folding import sort_key
from csp.models.record import Record


class Authority(Record):
    """A legal body. It takes part in a partnership through a seat."""

    class Kind(models.TextChoices):
        """What sort of body it is (Crime and Disorder Act 1998, section 5(1) to (3))."""

        DISTRICT_COUNCIL = "district_council", "District council"
        COUNTY_COUNCIL = "county_council", "County council"
        UNITARY_COUNCIL = "unitary_council", "Unitary council"
        POLICE = "police", "Police force"
        FIRE = "fire", "Fire and rescue authority"
        INTEGRATED_CARE_BOARD = "integrated_care_board", "Integrated care board"
        LOCAL_HEALTH_BOARD = "local_health_board", "Local health board"
        PROBATION = "probation", "Provider of probation services"
        COMMISSIONER = "commissioner", "Police and crime commissioner"
        HOUSING_ASSOCIATION = "housing_association", "Housing association"
        CHARITY = "charity", "Charity"

    name = models.CharField(max_length=120, unique=True)
    name_order = models.CharField(max_length=120, editable=False)
    short_name = models.CharField(
        max_length=40, help_text="As it is said in a table, for example County Council"
    )
    kind = models.CharField(max_length=30, choices=Kind)

    history = HistoricalRecords()

    class Meta:
        ordering = ["name_order", "key"]
        verbose_name_plural = "authorities"

    def __str__(self) -> str:
        """Return the body's legal name."""
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the sort key in step with the name, then save."""
        self.name_order = sort_key(self.name)
        super().save(*args, **kwargs)

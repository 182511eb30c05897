"""The legal bodies that work together: councils, forces, services and boards."""

from typing import Any

from django.db import models
from django.db.models import F, Q
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
        CLINICAL_COMMISSIONING_GROUP = "clinical_commissioning_group", "Clinical commissioning group"
        PRIMARY_CARE_TRUST = "primary_care_trust", "Primary care trust"
        COMMISSIONER = "commissioner", "Police and crime commissioner"
        MAYOR = "mayor", "Mayor or policing and crime board"
        NHS_TRUST = "nhs_trust", "NHS trust"
        PARISH_COUNCIL = "parish_council", "Parish or community council"
        EDUCATION = "education", "School, college or university"
        HOUSING_ASSOCIATION = "housing_association", "Housing association"
        CHARITY = "charity", "Charity"
        OTHER = "other", "Other body"

    name = models.CharField(max_length=120, unique=True)
    name_order = models.CharField(max_length=120, editable=False)
    short_name = models.CharField(
        max_length=40, help_text="As it is said in a table, for example County Council"
    )
    kind = models.CharField(max_length=30, choices=Kind)
    successor = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="predecessors"
    )
    replaced_on = models.DateField("first day of its successor", null=True, blank=True)

    # A legal body belongs to no one partnership: several may give it a seat.
    partnership_id = None
    circle_id = None
    history = HistoricalRecords()

    class Meta:
        ordering = ["name_order", "key"]
        verbose_name_plural = "authorities"
        constraints = [
            models.CheckConstraint(
                name="csp_authority_successor_and_its_first_day_together",
                condition=Q(successor=None, replaced_on=None)
                | Q(successor__isnull=False, replaced_on__isnull=False),
                violation_error_message="Record both what replaces the authority and from which day.",
            ),
            models.CheckConstraint(
                name="csp_authority_does_not_replace_itself",
                condition=Q(successor=None) | ~Q(successor=F("id")),
                violation_error_message="An authority can’t replace itself.",
            ),
        ]

    def __str__(self) -> str:
        """Return the body's legal name."""
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the sort key in step with the name, then save."""
        self.name_order = sort_key(self.name)
        super().save(*args, **kwargs)

"""The areas a partnership keeps safe: its districts and wards, by their national codes."""

from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from simple_history.models import HistoricalRecords

from csp.kernel.folding import sort_key
from csp.models.partnership import Partnership
from csp.models.record import Record

CODE = RegexValidator(r"^[EW]\d{8}\Z", "Enter a code as E or W and eight digits, for example E07000999")


class Area(Record):
    """A place with a national statistics code, in one partnership."""

    class Kind(models.TextChoices):
        """How large a place it is."""

        DISTRICT = "district", "District"
        WARD = "ward", "Ward"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="areas")
    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField(max_length=120)
    name_order = models.CharField(max_length=120, editable=False)
    ons_code = models.CharField("ONS code", max_length=9, validators=[CODE])
    is_in_use = models.BooleanField("can be chosen for actions and figures", default=True)

    circle_id = None
    history = HistoricalRecords()

    class Meta:
        ordering = ["kind", "name_order", "key"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "ons_code"],
                name="csp_area_code_once_in_a_partnership",
                violation_error_message="Another area of this partnership has this code.",
            ),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the sort key in step with the name, then save."""
        self.name_order = sort_key(self.name)
        super().save(*args, **kwargs)

"""Notes on a plan: what its papers say that is nobody's action."""

from django.db import models
from simple_history.models import HistoricalRecords

from csp.models import Record
from plans.models.part_of_plan import PartOfPlan, PartOfPlanQuerySet


class PlanNote(Record, PartOfPlan):
    """One note, under the heading it had, if any."""

    plan = models.ForeignKey("plans.Plan", on_delete=models.PROTECT, related_name="notes")
    position = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=200, blank=True)
    text = models.TextField()

    objects = PartOfPlanQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["position", "key"]

    def __str__(self) -> str:
        """Return the beginning of its text."""
        return self.text[:60]

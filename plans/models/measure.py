"""Measures: what a plan counts, or means to count, to know whether it works."""

from django.db import models
from simple_history.models import HistoricalRecords

from csp.models import Record
from plans.models.part_of_plan import PartOfPlan, PartOfPlanQuerySet
from plans.models.priority import Priority


class Measure(Record, PartOfPlan):
    """One measure of a plan (SI 2007/1830 reg 11(1)(d)), in the words of the plan."""

    priority = models.ForeignKey(
        Priority, null=True, blank=True, on_delete=models.PROTECT, related_name="measures"
    )
    position = models.PositiveSmallIntegerField()
    reference = models.CharField(max_length=20, blank=True)
    title = models.CharField("what is measured", max_length=300)
    detail = models.TextField(blank=True)
    lead_as_written = models.CharField(max_length=300, blank=True)
    timescale = models.CharField("timescale, as written", max_length=300, blank=True)
    target = models.TextField("target, as written", blank=True)
    other_details = models.JSONField(
        default=list, blank=True, help_text="What a sheet said besides, as [heading, text] pairs."
    )

    objects = PartOfPlanQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["position", "key"]

    def __str__(self) -> str:
        """Return the reference and title."""
        return f"{self.reference} {self.title}".strip()

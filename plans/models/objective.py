"""Objectives: what a priority is to achieve, between the priority and its actions."""

from django.db import models
from simple_history.models import HistoricalRecords

from csp.models import Record
from plans.models.part_of_plan import PartOfPlan, PartOfPlanQuerySet
from plans.models.priority import Priority


class Objective(Record, PartOfPlan):
    """One objective under a priority of the same plan."""

    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="objectives")
    position = models.PositiveSmallIntegerField()
    reference = models.CharField(max_length=20, blank=True)
    title = models.CharField(max_length=200)

    objects = PartOfPlanQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["priority__position", "position", "key"]

    def __str__(self) -> str:
        """Return the reference and title."""
        return f"{self.reference} {self.title}".strip()

"""Milestones: the steps of an action, each with its day."""

from typing import Any

from django.db import models
from simple_history.models import HistoricalRecords

from csp.models import Record
from plans.models.action import Action
from plans.models.part_of_action import PartOfAction


class Milestone(PartOfAction, Record):
    """One step of an action, and the day on which it was reached."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="milestones")
    position = models.PositiveSmallIntegerField()
    title = models.CharField("what will have happened", max_length=200)
    due_on = models.DateField("due date", null=True, blank=True)
    original_due_on = models.DateField("date first agreed", null=True, blank=True, editable=False)
    reached_on = models.DateField("day it was reached", null=True, blank=True)
    note = models.TextField(blank=True)

    history = HistoricalRecords()

    class Meta:
        ordering = ["position", "key"]

    def __str__(self) -> str:
        """Return its title."""
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the date first agreed, then save."""
        if self.original_due_on is None:
            self.original_due_on = self.due_on
        super().save(*args, **kwargs)

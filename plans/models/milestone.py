"""Milestones: the steps of an action, each with its day."""

from datetime import date
from typing import Any

from django.db import models
from simple_history.models import HistoricalRecords

from csp.models import Record
from plans.models.action import Action
from plans.models.part_of_action import PartOfAction, PartOfActionQuerySet


class Milestone(PartOfAction, Record):
    """One step of an action, and the day on which it was reached."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="milestones")
    position = models.PositiveSmallIntegerField()
    title = models.CharField("what will have happened", max_length=200)
    due_on = models.DateField("due date", null=True, blank=True)
    original_due_on = models.DateField("date first agreed", null=True, blank=True, editable=False)
    reached_on = models.DateField("day it was reached", null=True, blank=True)
    note = models.TextField(blank=True)

    objects = PartOfActionQuerySet["Milestone"].as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["position", "key"]

    def __str__(self) -> str:
        """Return its title."""
        return self.title

    @property
    def is_reached(self) -> bool:
        """Return whether it has been reached."""
        return self.reached_on is not None

    def is_late(self, today: date) -> bool:
        """Return whether it is not reached, after its due date, of an action of which something is expected."""
        return (
            not self.is_reached and self.action.is_asked and self.due_on is not None and self.due_on < today
        )

    @property
    def has_moved(self) -> bool:
        """Return whether its due date is not the one first agreed."""
        return self.due_on != self.original_due_on

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the date first agreed, then save."""
        if self.original_due_on is None:
            self.original_due_on = self.due_on
        super().save(*args, **kwargs)

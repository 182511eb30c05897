"""Priorities: the few things a plan is about, each with somebody in front of it."""

from django.db import models
from simple_history.models import HistoricalRecords

from csp.kernel.personal_data import FREE_TEXT, NONE, PSEUDONYM
from csp.models import Person, Record, Seat
from plans.models.part_of_plan import PartOfPlan, PartOfPlanQuerySet


class Priority(Record, PartOfPlan):
    """One priority of a plan, drawn from the strategic assessment (SI 2007/1830 reg 11(1)(b))."""

    plan = models.ForeignKey("plans.Plan", on_delete=models.PROTECT, related_name="priorities")
    position = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=10)
    title = models.CharField(max_length=120)
    aim = models.TextField(blank=True)
    lead_seat = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    lead_person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "plan": NONE,
        "position": NONE,
        "number": NONE,
        "title": FREE_TEXT,
        "aim": FREE_TEXT,
        "lead_seat": NONE,
        "lead_person": PSEUDONYM,
    }

    objects = PartOfPlanQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["position", "key"]
        verbose_name_plural = "priorities"

    def __str__(self) -> str:
        """Return the number and title, for example “2. Exploitation”."""
        return f"{self.number}. {self.title}"

"""Measures: what a plan counts, or means to count, to know whether it works."""

from collections.abc import Collection
from datetime import date

from django.db import models
from simple_history.models import HistoricalRecords

from csp.kernel.measures.periods import Expected, expected
from csp.models import Record, Seat
from plans.models.part_of_plan import PartOfPlan, PartOfPlanQuerySet
from plans.models.priority import Priority


class Measure(Record, PartOfPlan):
    """One measure of a plan (SI 2007/1830 reg 11(1)(e)), in the words of the plan."""

    class Better(models.TextChoices):
        """Which way is good; more reported hate crime is neither good nor bad by itself."""

        UP = "up", "More is better"
        DOWN = "down", "Fewer is better"
        NEITHER = "neither", "Neither is better by itself"

    class Every(models.TextChoices):
        """How often there is a figure."""

        MONTH = "month", "Every month"
        QUARTER = "quarter", "Every quarter"
        YEAR = "year", "Every year"

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
    lead_seat = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    unit = models.CharField(max_length=40, blank=True)
    better = models.CharField("which way is good", max_length=10, choices=Better, blank=True)
    every = models.CharField("how often there is a figure", max_length=10, choices=Every, blank=True)
    baseline = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    baseline_period = models.CharField("period of the baseline", max_length=80, blank=True)
    why_no_baseline = models.TextField("why there is no baseline, and when there will be one", blank=True)
    target_value = models.DecimalField("target", max_digits=16, decimal_places=4, null=True, blank=True)
    target_on = models.DateField("day by which the target is to be reached", null=True, blank=True)
    source = models.CharField("where the figures come from", max_length=200, blank=True)
    lag_weeks = models.PositiveSmallIntegerField(
        "weeks after a period until its figure is known", null=True, blank=True
    )
    coverage = models.CharField("what the figures cover", max_length=200, blank=True)
    why_held = models.TextField("why it is held in abeyance", blank=True)
    actions = models.ManyToManyField("plans.Action", blank=True, related_name="measures")
    actions_named = models.TextField("actions that work on it", blank=True, editable=False)
    other_details = models.JSONField(
        default=list, blank=True, help_text="What a sheet said besides, as [heading, text] pairs."
    )

    objects = PartOfPlanQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["position", "key"]

    def expected(self, *, given: Collection[date], today: date) -> Expected:
        """Return which figures are overdue, and which comes next; of a measure in abeyance none is expected.

        ``given`` holds the first days of the periods that have a figure.
        """
        if self.why_held or self.plan.state == self.plan.State.CLOSED:
            return Expected()
        first, last = self.plan.starts_on, self.plan.ends_on
        return expected(self.every, self.lag_weeks, first=first, last=last, given=given, today=today)

    def __str__(self) -> str:
        """Return the reference and title."""
        return f"{self.reference} {self.title}".strip()

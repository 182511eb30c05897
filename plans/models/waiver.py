"""Waivers: a point of the content checklist that a plan goes without, and why."""

from django.db import models
from simple_history.models import HistoricalRecords

from csp.kernel.personal_data import FREE_TEXT, NONE, PERSONAL, PSEUDONYM
from csp.models import Person, Record
from plans.models.part_of_plan import PartOfPlan, PartOfPlanQuerySet


class Waiver(Record, PartOfPlan):
    """One point that is missing on purpose (SI 2007/1830 reg 11(1) lists what a plan must set out)."""

    plan = models.ForeignKey("plans.Plan", on_delete=models.PROTECT, related_name="waivers")
    point = models.CharField("point of the checklist", max_length=20)
    reason = models.TextField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "plan": NONE,
        "point": NONE,
        "reason": FREE_TEXT,
        "made_at": PERSONAL,
        "made_by": PSEUDONYM,
    }

    objects = PartOfPlanQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["point", "key"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "point"],
                name="plans_waiver_once_for_a_point",
                violation_error_message="This point is waived already.",
            ),
            models.CheckConstraint(
                name="plans_waiver_has_a_reason",
                condition=~models.Q(reason=""),
                violation_error_message="Say why the plan goes without it.",
            ),
        ]

    def __str__(self) -> str:
        """Return the point."""
        return self.point

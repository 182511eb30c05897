"""Commitments: what each responsible authority puts into a plan, and how it will know that it worked."""

from django.db import models
from simple_history.models import HistoricalRecords

from csp.models import Record, Seat
from plans.models.part_of_plan import PartOfPlan, PartOfPlanQuerySet


class Commitment(Record, PartOfPlan):
    """One authority's part of a plan (SI 2007/1830 reg 11(1)(d) and (e))."""

    plan = models.ForeignKey("plans.Plan", on_delete=models.PROTECT, related_name="commitments")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    resources = models.TextField("what it allocates and deploys", blank=True)
    success = models.TextField("how it will measure its success", blank=True)

    objects = PartOfPlanQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["seat__authority__name_order", "key"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "seat"],
                name="plans_commitment_once_for_a_seat",
                violation_error_message="This authority has its part of the plan already. Change that.",
            ),
        ]

    def __str__(self) -> str:
        """Return which authority's it is."""
        return str(self.seat)

"""Sign-offs: what each responsible authority said to a version of the plan, who said it and when."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from csp.kernel.personal_data import FREE_TEXT, NONE, PERSONAL, PSEUDONYM
from csp.models import Person, Record, Seat
from plans.models.plan_version import PlanVersion


class SignOff(Record):
    """One authority's answer to one version: it agrees, or does not and says why."""

    plan_version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="sign_offs")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    agrees = models.BooleanField()
    reason = models.TextField("why it does not agree, or on what understanding it does", blank=True)
    signed_name = models.CharField("name of who signed", max_length=120)
    signed_post = models.CharField("post of who signed", max_length=120)
    signed_on = models.DateField("day it was signed")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "plan_version": NONE,
        "seat": NONE,
        "agrees": NONE,
        "reason": FREE_TEXT,
        "signed_name": PERSONAL,
        "signed_post": PERSONAL,
        "signed_on": NONE,
        "recorded_at": PERSONAL,
        "recorded_by": PSEUDONYM,
    }

    history = HistoricalRecords()

    class Meta:
        ordering = ["seat__authority__name_order", "key"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan_version", "seat"],
                name="plans_sign_off_once_for_a_seat",
                violation_error_message="This authority has answered already. Change that answer.",
            ),
            models.CheckConstraint(
                name="plans_sign_off_refuses_with_a_reason",
                condition=Q(agrees=True) | ~Q(reason=""),
                violation_error_message="Say why the authority does not agree.",
            ),
        ]

    def __str__(self) -> str:
        """Return which authority answered what."""
        return f"{self.seat}: {'agrees' if self.agrees else 'does not agree'}"

    @property
    def partnership_id(self) -> int:
        """Return the id of the plan's partnership."""
        return self.plan_version.partnership_id

    @property
    def circle_id(self) -> int | None:
        """Return the id of the plan's circle, if it is restricted."""
        return self.plan_version.circle_id

"""How long a partnership keeps what it no longer needs about people, and what was removed when."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from csp.models.partnership import Partnership
from csp.models.record import Record

MONTHS = (MinValueValidator(1), MaxValueValidator(120))


class RetentionPolicy(Record):
    """The periods of one partnership; without a row of its own, those that a new row says."""

    partnership = models.OneToOneField(Partnership, on_delete=models.PROTECT, related_name="retention_policy")
    message_months = models.PositiveSmallIntegerField(
        "months for which a message is kept", default=12, validators=MONTHS
    )
    invitation_months = models.PositiveSmallIntegerField(
        "months for which an invitation is kept that nobody can accept any more",
        default=12,
        validators=MONTHS,
    )
    leaver_months = models.PositiveSmallIntegerField(
        "months for which a leaver's contact details are kept", default=24, validators=MONTHS
    )

    circle_id = None
    history = HistoricalRecords()

    class Meta:
        verbose_name_plural = "retention policies"
        constraints = [
            models.CheckConstraint(
                name="csp_retention_policy_months",
                condition=Q(
                    message_months__range=(1, 120),
                    invitation_months__range=(1, 120),
                    leaver_months__range=(1, 120),
                ),
                violation_error_message="Enter 1 to 120 months.",
            )
        ]

    def __str__(self) -> str:
        """Return whose periods they are."""
        return f"Retention policy of {self.partnership}"


class RetentionRun(models.Model):
    """The report of one day on which something was removed: counts, never names.

    The first of a partnership without periods of its own has none: its week to look at them begins with it.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="retention_runs")
    ran_at = models.DateTimeField()
    messages = models.PositiveIntegerField(default=0)
    invitations = models.PositiveIntegerField(default=0)
    people = models.PositiveIntegerField("people whose contact details were removed", default=0)

    circle_id = None

    class Meta:
        ordering = ["-ran_at", "-pk"]
        indexes = [models.Index(fields=["partnership", "-ran_at"], name="csp_retention_run_by_day")]

    def __str__(self) -> str:
        """Return the day."""
        return f"{self.ran_at:%Y-%m-%d}"

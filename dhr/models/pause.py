"""Pauses: days that are agreed not to count towards a review's clocks."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from csp.kernel.personal_data import FREE_TEXT, NONE, PERSONAL, SPECIAL
from csp.models import Record
from csp.models.dated import Dated, ends_after_it_starts
from dhr.models.part_of_review import PartOfReview, PartOfReviewQuerySet


class Pause(Record, Dated, PartOfReview):
    """One pause. It stops the clock from its first day only once it is agreed and the Home Office is told."""

    class Cause(models.TextChoices):
        """Why the clock stands still."""

        TRIAL = "trial", "A criminal trial"
        INQUEST = "inquest", "An inquest"
        FAMILY = "family", "The family asked for time"
        OTHER = "other", "Another reason"

    cause = models.CharField(max_length=10, choices=Cause)
    reason = models.TextField(blank=True)
    agreed_on = models.DateField("day it was agreed")
    agreed_by = models.CharField("who agreed to it, by post or body", max_length=120)
    notified_on = models.DateField("day the Home Office was told", null=True, blank=True)
    ended_why = models.TextField("why it ended", blank=True)

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "review": NONE,
        "starts_on": SPECIAL,
        "ends_on": SPECIAL,
        "cause": SPECIAL,
        "reason": FREE_TEXT,
        "agreed_on": NONE,
        "agreed_by": PERSONAL,
        "notified_on": NONE,
        "ended_why": FREE_TEXT,
    }

    objects = PartOfReviewQuerySet["Pause"].as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            ends_after_it_starts("dhr_pause_ends_after_it_starts"),
            models.CheckConstraint(
                name="dhr_pause_notified_after_agreed",
                condition=Q(notified_on=None) | Q(notified_on__gte=models.F("agreed_on")),
                violation_error_message="The Home Office is told after the pause was agreed.",
            ),
        ]

    def __str__(self) -> str:
        """Return why the clock stands still."""
        return self.Cause(self.cause).label

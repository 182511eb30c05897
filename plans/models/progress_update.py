"""Progress updates: what somebody reported about an action, kept for good."""

from django.db import models

from csp.kernel.personal_data import FREE_TEXT, NONE, PERSONAL, PSEUDONYM
from csp.models import Person, Record
from plans.models.action import Action
from plans.models.part_of_action import PartOfAction
from plans.models.status import Status
from plans.models.update_round import UpdateRound

BY_LINK = ", by link"


class ProgressUpdate(PartOfAction, Record):
    """What was reported, with which status, by whom and when. An update is added, never changed."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="updates")
    status = models.ForeignKey(Status, on_delete=models.PROTECT, related_name="+")
    status_before = models.ForeignKey(Status, null=True, on_delete=models.PROTECT, related_name="+")
    forecast = models.ForeignKey(
        Status,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="forecast for the end of the year",
    )
    round = models.ForeignKey(
        UpdateRound, null=True, blank=True, on_delete=models.PROTECT, related_name="updates"
    )
    text = models.TextField(blank=True)
    nothing_has_changed = models.BooleanField(default=False)
    by_link = models.BooleanField("given by a link, without signing in", default=False)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "action": NONE,
        "status": NONE,
        "status_before": NONE,
        "forecast": NONE,
        "round": NONE,
        "text": FREE_TEXT,
        "nothing_has_changed": NONE,
        "by_link": NONE,
        "made_at": PERSONAL,
        "made_by": PSEUDONYM,
    }

    class Meta:
        ordering = ["-made_at", "key"]
        indexes = [models.Index(fields=["action", "-made_at", "key"], name="plans_update_of_action")]
        constraints = [
            models.CheckConstraint(
                name="plans_update_says_something",
                condition=~models.Q(text="") | models.Q(nothing_has_changed=True),
                violation_error_message="Say what has happened, or tick “Nothing has changed”.",
            ),
        ]

    @property
    def how(self) -> str:
        """Return what follows its author’s name where it was given without signing in."""
        return BY_LINK if self.by_link else ""

    def __str__(self) -> str:
        """Return which action it is about, and when it was made."""
        return f"{self.action.reference}, {self.made_at:%Y-%m-%d}"

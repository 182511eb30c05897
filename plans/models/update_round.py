"""Review rounds: everyone with an action is asked how it goes, by a day before a meeting."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from csp.kernel.personal_data import FREE_TEXT, NONE, PERSONAL, PSEUDONYM
from csp.models import Person, Record
from plans.models.part_of_plan import PartOfPlan, PartOfPlanQuerySet


class UpdateRound(Record, PartOfPlan):
    """One round of one plan. When it is locked it keeps the plan as it then stood, and never changes again."""

    class State(models.TextChoices):
        """Whether it still takes reports."""

        OPEN = "open", "Open"
        LOCKED = "locked", "Locked"

    plan = models.ForeignKey("plans.Plan", on_delete=models.PROTECT, related_name="rounds")
    title = models.CharField(max_length=120)
    meeting_on = models.DateField("day of the meeting it is for")
    due_on = models.DateField("day by which everyone reports")
    asks = models.TextField("what is asked", blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    locked_at = models.DateTimeField(null=True, blank=True)
    locked_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at_opening = models.JSONField("the plan when it was opened, as a snapshot")
    content = models.JSONField("the plan when it was locked, as a snapshot", null=True, blank=True)
    sha256 = models.CharField(
        "SHA-256 of what it keeps since the lock, in hexadecimal", max_length=64, blank=True
    )

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "plan": NONE,
        "title": FREE_TEXT,
        "meeting_on": NONE,
        "due_on": NONE,
        "asks": FREE_TEXT,
        "state": NONE,
        "opened_at": PERSONAL,
        "opened_by": PSEUDONYM,
        "locked_at": PERSONAL,
        "locked_by": PSEUDONYM,
        "at_opening": FREE_TEXT,
        "content": FREE_TEXT,
        "sha256": NONE,
    }

    objects = PartOfPlanQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["at_opening", "content"])

    class Meta:
        ordering = ["-opened_at", "key"]
        indexes = [models.Index(fields=["plan", "-opened_at", "key"], name="plans_round_of_plan")]
        constraints = [
            models.UniqueConstraint(
                fields=["plan"],
                condition=Q(state="open"),
                name="plans_round_open_once",
                violation_error_message="This plan has a round that is open. Lock that one first.",
            ),
            models.CheckConstraint(
                name="plans_round_is_due_by_its_meeting",
                condition=Q(due_on__lte=F("meeting_on")),
                violation_error_message="The day by which everyone reports must not be after the meeting.",
            ),
            models.CheckConstraint(
                name="plans_round_locked_by_somebody_at_a_time_with_what_it_keeps",
                condition=Q(state="open", locked_at=None, locked_by=None, content=None, sha256="")
                | (
                    Q(state="locked", locked_at__isnull=False, locked_by__isnull=False)
                    & Q(content__isnull=False)
                    & ~Q(sha256="")
                ),
            ),
        ]

    def __str__(self) -> str:
        """Return its title."""
        return self.title

    @property
    def is_open(self) -> bool:
        """Return whether it still takes reports."""
        return self.state == self.State.OPEN

    def get_absolute_url(self) -> str:
        """Return the address of its page."""
        return reverse("plans:round-detail", args=[self.plan.partnership.slug, self.key])

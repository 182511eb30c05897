"""What a round asks: one row for each action, with the report that was given and what the coordinator said to it."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q

from csp.kernel.personal_data import FREE_TEXT, NONE, PERSONAL, PSEUDONYM
from csp.models import Person, Record
from plans.models.action import Action
from plans.models.part_of_action import PartOfAction
from plans.models.progress_update import ProgressUpdate
from plans.models.status import Status
from plans.models.update_round import UpdateRound

DAYS_AFTER_LOCK = 30  # for so long what was typed and not reported can be copied


class RoundAskQuerySet(models.QuerySet["RoundAsk"]):
    """Asks which actions a round asks about."""

    def asked(self) -> "RoundAskQuerySet":
        """Return those that are still asked: whose action has not left the plan, nor been ended, meanwhile."""
        return self.filter(dropped_why="")

    def missing(self) -> "RoundAskQuerySet":
        """Return those that are asked and not reported, or were returned."""
        return self.asked().filter(update=None)

    def were_chased(self, now: datetime) -> None:
        """Write down that their holders were reminded."""
        self.update(chased_at=now, times_chased=F("times_chased") + 1, version=F("version") + 1)


class RoundAsk(PartOfAction, Record):
    """One action that a round asks about. A report fills it; a challenge empties it again."""

    round = models.ForeignKey(UpdateRound, on_delete=models.PROTECT, related_name="asked")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="asked_in")
    update = models.ForeignKey(
        ProgressUpdate,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="report that stands",
    )
    dropped_why = models.CharField("why it is no longer asked", max_length=120, blank=True)
    chased_at = models.DateTimeField("when its holder was last reminded", null=True, blank=True)
    times_chased = models.PositiveSmallIntegerField(default=0)

    objects = RoundAskQuerySet.as_manager()

    class Meta:
        ordering = ["action__reference_order", "key"]
        indexes = [
            models.Index(fields=["action", "round"], name="plans_ask_of_action"),
            models.Index(fields=["round", "dropped_why", "update"], name="plans_ask_of_round"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["round", "action"], name="plans_ask_once_in_a_round"),
        ]

    def __str__(self) -> str:
        """Return the reference of its action."""
        return self.action.reference


class Challenge(PartOfAction, Record):
    """What the coordinator said to a report when they returned it, and the report that answered."""

    ask = models.ForeignKey(RoundAsk, on_delete=models.PROTECT, related_name="challenges")
    to_update = models.ForeignKey(
        ProgressUpdate, on_delete=models.PROTECT, related_name="challenges", verbose_name="report it is about"
    )
    text = models.TextField("what the coordinator asks")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    answered_by = models.ForeignKey(
        ProgressUpdate, null=True, blank=True, on_delete=models.PROTECT, related_name="answers_challenges"
    )

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "ask": NONE,
        "to_update": NONE,
        "text": FREE_TEXT,
        "made_at": PERSONAL,
        "made_by": PSEUDONYM,
        "answered_by": NONE,
    }

    class Meta:
        ordering = ["-made_at", "key"]
        constraints = [
            models.UniqueConstraint(
                fields=["ask"],
                condition=Q(answered_by=None),
                name="plans_challenge_waits_once",
                violation_error_message="This report has been returned already. Wait for its answer.",
            ),
        ]

    def __str__(self) -> str:
        """Return which action it is about, and when it was made."""
        return f"{self.action.reference}, {self.made_at:%Y-%m-%d}"

    @property
    def action(self) -> Action:  # type: ignore[override]  # through its ask
        """Return the action it is about."""
        return self.ask.action


class ReportDraft(PartOfAction, Record):
    """What somebody has typed for one action of a round and not yet reported.

    It is gone once it is reported or thrown away, or when the round has been locked for ``DAYS_AFTER_LOCK``.
    """

    ask = models.ForeignKey(RoundAsk, on_delete=models.CASCADE, related_name="drafts")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    status = models.ForeignKey(Status, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    forecast = models.ForeignKey(Status, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(blank=True)
    nothing_has_changed = models.BooleanField(default=False)
    saved_at = models.DateTimeField()

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "ask": NONE,
        "person": PSEUDONYM,
        "status": NONE,
        "forecast": NONE,
        "text": FREE_TEXT,
        "nothing_has_changed": NONE,
        "saved_at": PERSONAL,
    }

    class Meta:
        ordering = ["-saved_at", "key"]
        constraints = [
            models.UniqueConstraint(fields=["ask", "person"], name="plans_report_draft_once"),
        ]

    def __str__(self) -> str:
        """Return which action it is about, and when it was saved."""
        return f"{self.action.reference}, {self.saved_at:%Y-%m-%d}"

    @classmethod
    def out_of_time(cls, *, now: datetime) -> "models.QuerySet[ReportDraft]":
        """Return what was typed for rounds that were locked too long ago to copy anything from it."""
        return cls.objects.filter(ask__round__locked_at__lt=now - timedelta(days=DAYS_AFTER_LOCK))

    @property
    def action(self) -> Action:  # type: ignore[override]  # through its ask
        """Return the action it is about."""
        return self.ask.action

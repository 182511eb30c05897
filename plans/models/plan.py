"""Plans: what a partnership has promised for a period."""

from datetime import date
from functools import cached_property
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from csp.kernel.personal_data import FREE_TEXT, NONE, PSEUDONYM
from csp.models import AnyReader, Circle, Partnership, Person, Record
from csp.models.circle import in_sight_of
from csp.permissions import Permission

A_QUARTER = 92  # days
RUNNING = ("agreed", "published")  # in these states a plan runs, from its first day on


class PlanQuerySet(models.QuerySet["Plan"]):
    """Asks which plans there are for a reader."""

    def visible_to(self, reader: AnyReader) -> "PlanQuerySet":
        """Return the plans of the reader's partnerships that are open to them."""
        return self.filter(in_sight_of(reader, reader.partnerships_with(Permission.PLAN_READ)))

    def in_partnership(self, partnership: Partnership) -> "PlanQuerySet":
        """Return the plans of one partnership."""
        return self.filter(partnership=partnership)


class Plan(Record):
    """A plan of actions: a community safety plan (SI 2007/1830 reg 10) or one with another origin."""

    class Kind(models.TextChoices):
        """Where the plan's actions come from."""

        COMMUNITY_SAFETY = "community_safety", "Community safety plan"
        REVIEW = "review", "Action plan of a review"

    class State(models.TextChoices):
        """How far the plan itself has come."""

        DRAFTING = "drafting", "Being drafted"
        AGREED = "agreed", "Agreed"
        PUBLISHED = "published", "Published"
        CLOSED = "closed", "Closed"

    # It stands in lists and letters of people who are named on one of its actions alone.
    told_outside: ClassVar[frozenset[str]] = frozenset({"title"})

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="plans")
    circle = models.ForeignKey(Circle, null=True, blank=True, on_delete=models.PROTECT, related_name="plans")
    kind = models.CharField(max_length=20, choices=Kind)
    title = models.CharField(max_length=120)
    state = models.CharField(max_length=12, choices=State, default=State.DRAFTING)
    starts_on = models.DateField("first day")
    ends_on = models.DateField("last day")
    silent_after_days = models.PositiveSmallIntegerField(
        default=A_QUARTER, help_text="An open action without an update for longer than this is called silent."
    )

    assessment = models.TextField("strategic assessment it draws on", blank=True)
    strategy = models.TextField(blank=True)
    resources = models.TextField("how resources are allocated and deployed", blank=True)
    engagement = models.TextField("how people who live and work here are heard", blank=True)
    summary = models.TextField("summary for the public", blank=True)
    follows = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="followed_by"
    )
    public_version = models.ForeignKey(
        "plans.PlanVersion",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="version the public sees",
    )
    closed_on = models.DateField("day it was closed", null=True, blank=True)
    closed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    outturn = models.TextField("how far it was implemented", blank=True)

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "partnership": NONE,
        "circle": NONE,
        "kind": NONE,
        "title": FREE_TEXT,
        "state": NONE,
        "starts_on": NONE,
        "ends_on": NONE,
        "silent_after_days": NONE,
        "assessment": FREE_TEXT,
        "strategy": FREE_TEXT,
        "resources": FREE_TEXT,
        "engagement": FREE_TEXT,
        "summary": FREE_TEXT,
        "follows": NONE,
        "public_version": NONE,
        "closed_on": NONE,
        "closed_by": PSEUDONYM,
        "outturn": FREE_TEXT,
    }

    objects = PlanQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["-starts_on", "key"]
        indexes = [
            models.Index(fields=["partnership", "-starts_on", "key"], name="plans_plan_of_partnership")
        ]
        constraints = [
            models.CheckConstraint(
                name="plans_plan_ends_after_it_starts",
                condition=Q(ends_on__gt=F("starts_on")),
                violation_error_message="The plan's last day must be after its first day.",
            ),
            models.CheckConstraint(
                name="plans_plan_of_a_circle_is_never_public",
                condition=Q(circle=None) | Q(public_version=None),
                violation_error_message="A restricted plan is never shown to the public.",
            ),
            models.CheckConstraint(
                name="plans_plan_closed_by_somebody_on_a_day",
                condition=Q(closed_on=None, closed_by=None)
                | Q(state="closed", closed_on__isnull=False, closed_by__isnull=False),
                violation_error_message="Record both when the plan was closed and who closed it.",
            ),
        ]

    def __str__(self) -> str:
        """Return the plan's title."""
        return self.title

    @cached_property
    def guests(self) -> list[int]:
        """Return the ids of the actions of other plans that count in this one, asked for once.

        Nothing is asked of a plan that was read with ``has_guests`` and has none.
        """
        if not getattr(self, "has_guests", True):
            return []
        return list(self.actions_counted.order_by().values_list("pk", flat=True))

    @property
    def is_of_a_review(self) -> bool:
        """Return whether it is what a review leads to: no authority signs it, and it is not published here."""
        return self.kind == self.Kind.REVIEW

    @property
    def stands(self) -> str:
        """Return how far it has come, in words; of a review's plan, what it is, until it is closed."""
        if self.is_of_a_review and self.state != self.State.CLOSED:
            return str(self.Kind.REVIEW.label)
        return str(self.State(self.state).label)

    def runs_on(self, day: date) -> bool:
        """Return whether it runs on a day: it is agreed, has begun and is not closed."""
        return self.state in RUNNING and self.starts_on <= day

    def get_absolute_url(self) -> str:
        """Return the address of the plan's overview."""
        return reverse("plans:plan-detail", args=[self.partnership.slug, self.key])

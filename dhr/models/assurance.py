"""Whether an action of a review did what it was for: checked by somebody else, and what has changed because of it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from csp.kernel.personal_data import FREE_TEXT, NONE, PSEUDONYM
from csp.models import Person, Record
from dhr.models.capacity import Part
from dhr.models.part_of_review import PartOfReview, PartOfReviewQuerySet
from plans.models import Action


class Assurance(Record, PartOfReview):
    """What somebody other than its lead found of one action, and what has changed: both before it closes."""

    seen_in: ClassVar[Part] = Part.PLAN

    action = models.OneToOneField(Action, on_delete=models.PROTECT, related_name="+")
    method = models.TextField("how it was checked", blank=True)
    found = models.TextField("what was found", blank=True)
    is_assured = models.BooleanField("it is done as it was meant", default=False)
    assured_on = models.DateField("day it was checked", null=True, blank=True)
    assured_by = models.ForeignKey(
        Person,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="who checked it",
    )
    outcome = models.TextField("what has changed for people because of it", blank=True)
    outcome_on = models.DateField("day the outcome was reviewed", null=True, blank=True)
    outcome_by = models.ForeignKey(
        Person,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="who reviewed the outcome",
    )

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "review": NONE,
        "action": NONE,
        "method": FREE_TEXT,
        "found": FREE_TEXT,
        "is_assured": NONE,
        "assured_on": NONE,
        "assured_by": PSEUDONYM,
        "outcome": FREE_TEXT,
        "outcome_on": NONE,
        "outcome_by": PSEUDONYM,
    }

    objects = PartOfReviewQuerySet["Assurance"].as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="dhr_assurance_says_how_by_whom_and_when",
                condition=Q(method="", assured_on=None, assured_by=None, is_assured=False)
                | (~Q(method="") & Q(assured_on__isnull=False, assured_by__isnull=False)),
                violation_error_message="Say how it was checked, by whom and when.",
            ),
            models.CheckConstraint(
                name="dhr_assurance_outcome_says_by_whom_and_when",
                condition=Q(outcome="", outcome_on=None, outcome_by=None)
                | (~Q(outcome="") & Q(outcome_on__isnull=False, outcome_by__isnull=False)),
                violation_error_message="Say what has changed, who reviewed it and when.",
            ),
        ]

    def __str__(self) -> str:
        """Return the action."""
        return str(self.action)

    @property
    def is_whole(self) -> bool:
        """Return whether the action may close: somebody else found it done, and its outcome was reviewed."""
        return self.is_assured and bool(self.outcome)

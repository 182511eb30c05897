"""Whether a death is reviewed: who decided it, having asked whom, and who was told."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from csp.kernel.personal_data import FREE_TEXT, NONE, PERSONAL, SPECIAL
from csp.models import Record
from dhr.models.part_of_review import PartOfReview, PartOfReviewQuerySet


class ReviewDecision(Record, PartOfReview):
    """One decision on one notification. Not to review is a whole outcome; the Home Office may direct one."""

    class Outcome(models.TextChoices):
        """What was decided."""

        REVIEW = "review", "A review is held"
        NO_REVIEW = "no_review", "No review is held"
        UPHELD = "upheld", "The Home Office agrees that no review is held"
        DIRECTED = "directed", "The Home Secretary directs a review"

    outcome = models.CharField(max_length=10, choices=Outcome)
    decided_on = models.DateField("day it was decided")
    decided_by = models.CharField("who decided, by post", max_length=120)
    consulted = models.TextField("who was asked first", blank=True)
    reasons = models.TextField(blank=True)
    home_office_told_on = models.DateField("day the Home Office was told in writing", null=True, blank=True)
    family_told_on = models.DateField("day the family was told in writing", null=True, blank=True)
    family_not_told = models.TextField("why the family was not told", blank=True)

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "review": NONE,
        "outcome": SPECIAL,
        "decided_on": SPECIAL,
        "decided_by": PERSONAL,
        "consulted": FREE_TEXT,
        "reasons": FREE_TEXT,
        "home_office_told_on": NONE,
        "family_told_on": SPECIAL,
        "family_not_told": FREE_TEXT,
    }

    objects = PartOfReviewQuerySet["ReviewDecision"].as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["decided_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="dhr_decision_tells_after_deciding",
                condition=(Q(home_office_told_on=None) | Q(home_office_told_on__gte=models.F("decided_on")))
                & (Q(family_told_on=None) | Q(family_told_on__gte=models.F("decided_on"))),
                violation_error_message="Nobody is told of a decision before it is made.",
            ),
            models.CheckConstraint(
                name="dhr_decision_family_told_or_why_not",
                condition=Q(family_told_on=None) | Q(family_not_told=""),
                violation_error_message="Say when the family was told, or why not, not both.",
            ),
        ]

    def __str__(self) -> str:
        """Return what was decided."""
        return self.Outcome(self.outcome).label

    @property
    def holds_review(self) -> bool:
        """Return whether a review is held because of it."""
        return self.outcome in (self.Outcome.REVIEW, self.Outcome.DIRECTED)

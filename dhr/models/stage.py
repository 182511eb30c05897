"""The stages of a review: what was planned for when, and what was reached when."""

from django.db import models
from simple_history.models import HistoricalRecords

from csp.kernel.personal_data import NONE, SPECIAL
from csp.models import Record
from dhr.models.part_of_review import PartOfReview, PartOfReviewQuerySet


class Stage(models.TextChoices):
    """What a review goes through, in this order (multi-agency statutory guidance, December 2016)."""

    NOTIFIED = "notified", "The partnership was told"
    DECIDED = "decided", "Decided whether to review"
    TOLD = "told", "Home Office and family told of the decision"
    CHAIR = "chair", "Independent chair appointed"
    TERMS = "terms", "Panel formed and terms of reference agreed"
    SECURED = "secured", "Records secured"
    AGENCIES = "agencies", "Agency reports received"
    DRAFTED = "drafted", "Overview report, executive summary and action plan drafted"
    PANEL = "panel", "Agreed by the panel"
    PARTNERSHIP = "partnership", "Agreed by the partnership"
    SUBMITTED = "submitted", "Sent for quality assurance"
    APPROVED = "approved", "Approved for publication"
    PUBLISHED = "published", "Published"
    IMPLEMENTED = "implemented", "Action plan carried out"
    CLOSED = "closed", "Closed, with an audit"


class ReviewStage(Record, PartOfReview):
    """One stage of one review."""

    stage = models.CharField(max_length=12, choices=Stage)
    planned_on = models.DateField("planned for", null=True, blank=True)
    reached_on = models.DateField("reached on", null=True, blank=True)

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "review": NONE,
        "stage": NONE,
        "planned_on": NONE,
        "reached_on": SPECIAL,
    }

    objects = PartOfReviewQuerySet["ReviewStage"].as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["review", "stage"], name="dhr_stage_once_in_a_review")]

    def __str__(self) -> str:
        """Return what it is."""
        return Stage(self.stage).label

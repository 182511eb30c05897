"""Reviews of other kinds into the same death."""

from django.db import models
from simple_history.models import HistoricalRecords

from csp.kernel.personal_data import FREE_TEXT, NONE, SPECIAL
from csp.models import Record
from dhr.models.part_of_review import PartOfReview, PartOfReviewQuerySet


class JointReview(Record, PartOfReview):
    """A review that another body holds, together with this one or beside it."""

    class Kind(models.TextChoices):
        """What kind of review it is."""

        ADULTS = "sar", "Safeguarding adults review"
        CHILDREN = "lcspr", "Local child safeguarding practice review"
        MENTAL_HEALTH = "mhhr", "NHS mental health homicide review"
        WEAPON = "owhr", "Offensive weapons homicide review"
        UNIFIED = "susr", "Single unified safeguarding review"
        OTHER = "other", "Another review"

    class Together(models.TextChoices):
        """How far the two go together."""

        ONE_REPORT = "one_report", "One chair and one report"
        SHARED = "shared", "Work is shared, each has its own report"
        BESIDE = "beside", "Each goes its own way, and knows of the other"

    kind = models.CharField(max_length=10, choices=Kind)
    body = models.CharField("which body holds it", max_length=160)
    together = models.CharField("how far they go together", max_length=12, choices=Together)
    reference = models.CharField("its number there", max_length=60, blank=True)
    note = models.TextField(blank=True)

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "review": NONE,
        "kind": SPECIAL,
        "body": NONE,
        "together": NONE,
        "reference": FREE_TEXT,
        "note": FREE_TEXT,
    }

    objects = PartOfReviewQuerySet["JointReview"].as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        """Return what kind of review it is."""
        return self.Kind(self.kind).label

"""What people are called in a review, and who chose it."""

from django.db import models
from simple_history.models import HistoricalRecords

from csp.kernel.personal_data import FREE_TEXT, NONE, PSEUDONYM, SPECIAL
from csp.models import Record
from dhr.models.part_of_review import PartOfReview, PartOfReviewQuerySet


class Pseudonym(Record, PartOfReview):
    """A name that stands for somebody in all that is written; who they are is kept nowhere here."""

    class StandsFor(models.TextChoices):
        """Whose place the name takes."""

        DIED = "died", "The person who died"
        CAUSED = "caused", "The person who caused the death"
        CHILD = "child", "A child"
        FAMILY = "family", "Somebody of the family"
        OTHER = "other", "Somebody else"

    class ChosenBy(models.TextChoices):
        """Who chose the name."""

        FAMILY = "family", "The family"
        FAMILY_LEFT_IT = "family_left_it", "The panel: the family was asked and left it to the panel"
        PANEL = "panel", "The panel: the family has not been asked"

    stands_for = models.CharField(max_length=10, choices=StandsFor)
    name = models.CharField("what they are called", max_length=60)
    chosen_by = models.CharField(max_length=20, choices=ChosenBy)
    note = models.TextField(blank=True)

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "review": NONE,
        "stands_for": SPECIAL,
        "name": PSEUDONYM,
        "chosen_by": SPECIAL,
        "note": FREE_TEXT,
    }

    objects = PartOfReviewQuerySet["Pseudonym"].as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["review", "name"],
                name="dhr_pseudonym_once_in_a_review",
                violation_error_message="Somebody is called that in this review already.",
            )
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name

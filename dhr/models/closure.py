"""The end of a review: the partnership is satisfied that what was learnt is carried out."""

from typing import ClassVar

from django.db import models
from simple_history.models import HistoricalRecords

from csp.kernel.personal_data import FREE_TEXT, NONE, PERSONAL
from csp.models import Record
from dhr.models.capacity import Part
from dhr.models.part_of_review import PartOfReview, PartOfReviewQuerySet


class Closure(Record, PartOfReview):
    """That a review is closed, by whom, after which audit. Reopening the review removes it; its history stays."""

    seen_in: ClassVar[Part] = Part.PANEL

    closed_on = models.DateField("day the partnership closed it")
    agreed_by = models.CharField("by which meeting, or by whom in which post", max_length=200)
    audit = models.TextField("how it was checked that what was learnt is carried out")

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "review": NONE,
        "closed_on": NONE,
        "agreed_by": PERSONAL,
        "audit": FREE_TEXT,
    }

    objects = PartOfReviewQuerySet["Closure"].as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["review"], name="dhr_closure_once_in_a_review")]

    def __str__(self) -> str:
        """Return the day."""
        return f"Closed on {self.closed_on:%d/%m/%Y}"

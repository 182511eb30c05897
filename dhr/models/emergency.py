"""Opening a review in an emergency, by whoever knows its code name: for a day, and in the sight of its members."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models
from simple_history.models import HistoricalRecords

from csp.kernel.personal_data import FREE_TEXT, NONE, PERSONAL
from csp.models import Record
from dhr.models.capacity import Part
from dhr.models.member import ReviewMember
from dhr.models.part_of_review import PartOfReview, PartOfReviewQuerySet

LASTS = timedelta(hours=24)


class Emergency(Record, PartOfReview):
    """One time that somebody who was not on a review opened it for 24 hours, and why: everybody on it is told."""

    seen_in: ClassVar[Part] = Part.REVIEW

    member = models.OneToOneField(ReviewMember, on_delete=models.PROTECT, related_name="+")
    why = models.TextField("why it could not wait")
    opened_at = models.DateTimeField()
    shuts_at = models.DateTimeField()
    shut_at = models.DateTimeField(null=True, blank=True)

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "review": NONE,
        "member": PERSONAL,
        "why": FREE_TEXT,
        "opened_at": PERSONAL,
        "shuts_at": NONE,
        "shut_at": PERSONAL,
    }

    objects = PartOfReviewQuerySet["Emergency"].as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["-opened_at", "pk"]
        verbose_name_plural = "emergencies"
        indexes = [models.Index(fields=["shut_at", "shuts_at"], name="dhr_emergency_to_shut")]

    def __str__(self) -> str:
        """Return when it was opened."""
        return f"Opened on {self.opened_at:%d/%m/%Y}"

    @classmethod
    def to_shut(cls, now: datetime) -> "models.QuerySet[Emergency]":
        """Return those whose 24 hours are over and that nobody has shut: for the clock."""
        return cls.objects.filter(shut_at=None, shuts_at__lte=now).order_by("shuts_at", "pk")

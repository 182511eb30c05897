"""How long a review is kept: what forbids its end, and the end itself."""

from typing import Self

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from csp.kernel.personal_data import FREE_TEXT, NONE, PSEUDONYM
from csp.models import AnyReader, Partnership, Person, Record
from csp.permissions import Permission
from dhr.models.capacity import Part
from dhr.models.part_of_review import PartOfReview, PartOfReviewQuerySet, open_through
from dhr.models.review import Review


class LegalHold(Record, PartOfReview):
    """A reason in law for which a review is kept: while one holds, nothing of it is destroyed."""

    class Kind(models.TextChoices):
        """What the review is kept for."""

        INQUEST = "inquest", "An inquest"
        APPEAL = "appeal", "An appeal"
        INQUIRY = "inquiry", "A public inquiry"
        CLAIM = "claim", "A claim in court"
        OTHER = "other", "Another reason"

    kind = models.CharField(max_length=10, choices=Kind)
    why = models.TextField("who asked for it, and what is to be kept")
    since = models.DateField("day it began")
    ended_on = models.DateField("day it ended", null=True, blank=True)
    ended_why = models.TextField("why it ended", blank=True)

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "review": NONE,
        "kind": NONE,
        "why": FREE_TEXT,
        "since": NONE,
        "ended_on": NONE,
        "ended_why": FREE_TEXT,
    }

    objects = PartOfReviewQuerySet["LegalHold"].as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.CheckConstraint(
                name="dhr_hold_ended_says_why",
                condition=Q(ended_on=None, ended_why="")
                | (Q(ended_on__gte=models.F("since")) & ~Q(ended_why="")),
                violation_error_message="Say when it ended, and why.",
            )
        ]

    def __str__(self) -> str:
        """Return what the review is kept for."""
        return self.Kind(self.kind).label


class DestructionQuerySet(models.QuerySet["Destruction"]):
    """Asks which reviews are to be destroyed, or were."""

    def visible_to(self, reader: AnyReader) -> Self:
        """Return those of the reader's reviews, and those of destroyed ones that the reader asked for or approved."""
        if reader.person_id is None:
            return self.none()
        works_in = reader.partnerships_with(Permission.ENTER)
        theirs = Q(asked_by=reader.person_id) | Q(approved_by=reader.person_id)
        done = Q(partnership__in=works_in, review=None) & theirs
        if reader.seen_by:
            return self.filter(open_through(reader, Part.PANEL))
        return self.filter(open_through(reader, Part.PANEL) | done)

    def in_partnership(self, partnership: Partnership) -> Self:
        """Return those of one partnership."""
        return self.filter(partnership=partnership)


class Destruction(Record):
    """That a review is to be destroyed, asked by one person and approved by another; afterwards, that it was.

    What stays says when and by whom, and how many rows and files went: nothing of the review.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    review = models.OneToOneField(
        Review, null=True, blank=True, on_delete=models.PROTECT, related_name="destruction"
    )
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    why = models.TextField("why it is destroyed", blank=True)
    approved_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    destroyed_at = models.DateTimeField(null=True, blank=True)
    rows = models.PositiveIntegerField("rows that were removed", default=0)
    files = models.PositiveIntegerField("files that were removed", default=0)

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "partnership": NONE,
        "review": NONE,
        "asked_by": PSEUDONYM,
        "asked_on": NONE,
        "why": FREE_TEXT,
        "approved_by": PSEUDONYM,
        "destroyed_at": NONE,
        "rows": NONE,
        "files": NONE,
    }

    objects = DestructionQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="dhr_destruction_by_two_people",
                condition=Q(approved_by=None) | ~Q(approved_by=models.F("asked_by")),
                violation_error_message="Somebody other than whoever asked for it approves it.",
            ),
            models.CheckConstraint(
                name="dhr_destruction_keeps_nothing_of_the_review",
                condition=Q(review__isnull=False, destroyed_at=None)
                | Q(review=None, why="", approved_by__isnull=False, destroyed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        """Return the day on which it was asked for."""
        return f"Asked for on {self.asked_on:%d/%m/%Y}"

    @property
    def circle_id(self) -> int:
        """Return the id of the circle on whose trail it is written down, which nobody is in afterwards."""
        return self.living_review.panel_circle_id

    @property
    def living_review(self) -> Review:
        """Return the review while it is there; raises Review.DoesNotExist once it is destroyed."""
        if self.review is None:
            raise Review.DoesNotExist
        return self.review

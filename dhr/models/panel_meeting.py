"""Meetings of a review's panel: who was there, what was before it, what it decided."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from csp.kernel.personal_data import FREE_TEXT, NONE, PERSONAL
from csp.models import AnyReader, Partnership, Record, StoredFile
from dhr.models.capacity import Part
from dhr.models.member import ReviewMember
from dhr.models.part_of_review import PartOfReview, PartOfReviewQuerySet, Row, open_through
from plans.models import Action


class PanelMeeting(Record, PartOfReview):
    """One meeting of the panel."""

    held_on = models.DateField("day")
    title = models.CharField("what it is about", max_length=120)
    place = models.CharField(max_length=200, blank=True)
    is_held = models.BooleanField("it has taken place", default=False)
    notes = models.TextField(blank=True)

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "review": NONE,
        "held_on": NONE,
        "title": FREE_TEXT,
        "place": FREE_TEXT,
        "is_held": NONE,
        "notes": FREE_TEXT,
    }

    objects = PartOfReviewQuerySet["PanelMeeting"].as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["-held_on", "-pk"]

    def __str__(self) -> str:
        """Return what it is about."""
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address of its page."""
        return reverse("dhr:panel-meeting-detail", args=[self.review.partnership.slug, self.key])


class PartOfPanelMeetingQuerySet(models.QuerySet[Row]):
    """Asks for parts of the panel's meetings by who is reading."""

    def visible_to(self, reader: AnyReader) -> Self:
        """Return the parts of the meetings of the reader's panels."""
        return self.filter(open_through(reader, Part.PANEL, at="meeting__review__"))

    def in_partnership(self, partnership: Partnership) -> Self:
        """Return the parts of meetings of one partnership's reviews."""
        return self.filter(meeting__review__partnership=partnership)


class PartOfPanelMeeting(models.Model):
    """A row with a meeting of the panel."""

    meeting = models.ForeignKey(PanelMeeting, on_delete=models.PROTECT, related_name="%(class)ss")

    class Meta:
        abstract = True

    @property
    def partnership_id(self) -> int:
        """Return the id of the review's partnership."""
        return self.meeting.partnership_id

    @property
    def circle_id(self) -> int:
        """Return the id of the panel's circle."""
        return self.meeting.circle_id


class PanelAttendance(Record, PartOfPanelMeeting):
    """Somebody who was there, or sent their apologies: on the review, or a guest."""

    member = models.ForeignKey(
        ReviewMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=120)
    agency = models.CharField("for which agency, in which post", max_length=160, blank=True)
    sent_apologies = models.BooleanField(default=False)

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "meeting": NONE,
        "member": PERSONAL,
        "name": PERSONAL,
        "agency": PERSONAL,
        "sent_apologies": PERSONAL,
    }

    objects = PartOfPanelMeetingQuerySet["PanelAttendance"].as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "name"],
                name="dhr_attendance_once",
                violation_error_message="This person is on the list already.",
            ),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class PanelPaper(Record, PartOfPanelMeeting):
    """Something that was before the panel: a file here, or where it is kept."""

    title = models.CharField("what it is", max_length=200)
    kept_at = models.CharField("where it is kept", max_length=300, blank=True)
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "meeting": NONE,
        "title": FREE_TEXT,
        "kept_at": FREE_TEXT,
        "file": NONE,
    }

    objects = PartOfPanelMeetingQuerySet["PanelPaper"].as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="dhr_paper_is_here_or_kept_somewhere",
                condition=Q(kept_at="", file__isnull=False) | (~Q(kept_at="") & Q(file=None)),
                violation_error_message="Give either a file or where it is kept.",
            ),
        ]

    def __str__(self) -> str:
        """Return what it is."""
        return self.title


class PanelDecision(Record, PartOfPanelMeeting):
    """What the panel decided, and the action that came of it, if one did."""

    text = models.TextField("what was decided")
    action = models.ForeignKey(Action, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "meeting": NONE,
        "text": FREE_TEXT,
        "action": NONE,
    }

    objects = PartOfPanelMeetingQuerySet["PanelDecision"].as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        """Return the beginning of its text."""
        return self.text[:60]

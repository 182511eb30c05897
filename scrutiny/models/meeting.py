"""Meetings of a committee, each on its day, and what it means to look at in a month."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from csp.kernel import day_words
from csp.models import AnyReader, Record
from scrutiny.models.committee import (
    Committee,
    PartOfCommittee,
    PartOfCommitteeQuerySet,
    partnerships_scrutinised,
)


class CommitteeMeetingQuerySet(PartOfCommitteeQuerySet["CommitteeMeeting"]):
    """Asks which meetings of committees there are, for a reader or for an audience."""

    def visible_to(self, reader: AnyReader) -> Self:
        """Return the meetings of the committees that the reader sees."""
        return self.filter(committee__partnership__in=partnerships_scrutinised(reader))


class CommitteeMeeting(Record, PartOfCommittee):
    """One meeting of one committee; ``is_for_crime`` where it meets as the crime and disorder committee."""

    class State(models.TextChoices):
        """What became of it."""

        PLANNED = "planned", "Planned"
        HELD = "held", "Held"
        CANCELLED = "cancelled", "Cancelled"

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="meetings")
    held_on = models.DateField("date of the meeting")
    place = models.CharField("where and at what time", max_length=200, blank=True)
    is_for_crime = models.BooleanField("it meets as the crime and disorder committee", default=True)
    state = models.CharField(max_length=10, choices=State, default=State.PLANNED)
    cancelled_why = models.CharField("why it was cancelled", max_length=200, blank=True)

    objects = CommitteeMeetingQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["-held_on", "key"]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "held_on"],
                name="scrutiny_meeting_once_a_day",
                violation_error_message="This committee already has a meeting on that day.",
            ),
            models.CheckConstraint(
                name="scrutiny_meeting_cancelled_with_a_reason",
                condition=(Q(state="cancelled") & ~Q(cancelled_why=""))
                | (~Q(state="cancelled") & Q(cancelled_why="")),
                violation_error_message="Say why the meeting is cancelled.",
            ),
        ]

    def __str__(self) -> str:
        """Return the committee and the day."""
        return f"{self.committee.name}, {day_words.plain(self.held_on)}"

    def get_absolute_url(self) -> str:
        """Return the address of its page."""
        return reverse("scrutiny:meeting-detail", args=[self.committee.partnership.slug, self.key])


class WorkItem(Record, PartOfCommittee):
    """One thing on a committee's work programme; ``month`` is the first day of the month that it is meant for."""

    class Kind(models.TextChoices):
        """What is looked at."""

        REVIEW = "review", "Annual review of the partnership’s plan"
        UPDATE = "update", "Update on the partnership’s plan"
        TOPIC = "topic", "Another topic"

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="work_items")
    kind = models.CharField("what it is", max_length=10, choices=Kind)
    title = models.CharField(max_length=160)
    month = models.DateField()
    meeting = models.ForeignKey(
        CommitteeMeeting, null=True, blank=True, on_delete=models.PROTECT, related_name="work_items"
    )

    objects = PartOfCommitteeQuerySet["WorkItem"].as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["committee", "month", "title", "key"]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "month", "title"],
                name="scrutiny_work_item_once_in_a_month",
                violation_error_message="This is on the work programme of that month already.",
            ),
            models.CheckConstraint(name="scrutiny_work_item_in_a_month", condition=Q(month__day=1)),
        ]

    def __str__(self) -> str:
        """Return its title."""
        return self.title

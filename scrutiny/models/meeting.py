"""Meetings of a committee, each on its day."""

from django.db import models
from simple_history.models import HistoricalRecords

from csp.kernel import day_words
from csp.models import Record
from scrutiny.models.committee import Committee


class CommitteeMeeting(Record):
    """One meeting of one committee."""

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="meetings")
    held_on = models.DateField("date of the meeting")

    circle_id = None
    history = HistoricalRecords()

    class Meta:
        ordering = ["-held_on", "key"]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "held_on"],
                name="scrutiny_meeting_once_a_day",
                violation_error_message="This committee already has a meeting on that day.",
            )
        ]

    def __str__(self) -> str:
        """Return the committee and the day."""
        return f"{self.committee.name}, {day_words.plain(self.held_on)}"

    @property
    def partnership_id(self) -> int:
        """Return the id of the partnership that the committee scrutinises."""
        return self.committee.partnership_id

"""Meetings of the partnership: who was there for which authority, what was before them, what they decided."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from csp.kernel.personal_data import NONE, PERSONAL, PSEUDONYM
from csp.models import AnyReader, Partnership, Person, Record, Seat, StoredFile
from csp.permissions import Permission
from plans.models.action import Action
from plans.models.plan import Plan
from plans.models.update_round import UpdateRound


class MeetingQuerySet(models.QuerySet["Meeting"]):
    """Asks which meetings there are for a reader."""

    def visible_to(self, reader: AnyReader) -> "MeetingQuerySet":
        """Return the meetings of the partnerships whose plans the reader reads."""
        return self.filter(partnership__in=reader.partnerships_with(Permission.PLAN_READ))

    def in_partnership(self, partnership: Partnership) -> "MeetingQuerySet":
        """Return the meetings of one partnership."""
        return self.filter(partnership=partnership)


class Meeting(Record):
    """One meeting; a public one every year is a duty (SI 2007/1830 reg 12(4)). It speaks of no restricted plan."""

    class Kind(models.TextChoices):
        """Who meets."""

        STRATEGY = "strategy", "Strategy group"
        DELIVERY = "delivery", "Delivery group"
        PUBLIC = "public", "Public meeting"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="meetings")
    plan = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.PROTECT, related_name="meetings")
    round = models.ForeignKey(
        UpdateRound, null=True, blank=True, on_delete=models.PROTECT, related_name="meetings"
    )
    kind = models.CharField(max_length=10, choices=Kind)
    title = models.CharField(max_length=120)
    held_on = models.DateField("day")
    place = models.CharField(max_length=200, blank=True)
    publicity = models.TextField("how people were told of it, and of what was discussed", blank=True)
    notes = models.TextField(blank=True)
    is_held = models.BooleanField("it has taken place", default=False)

    circle_id = None
    objects = MeetingQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["-held_on", "key"]
        indexes = [
            models.Index(fields=["partnership", "-held_on", "key"], name="plans_meeting_of_partnership")
        ]

    def __str__(self) -> str:
        """Return its title."""
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address of its page."""
        return reverse("plans:meeting-detail", args=[self.partnership.slug, self.key])


class PartOfMeeting(models.Model):
    """A row with a meeting, which decides where it belongs."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="%(class)ss")

    circle_id = None

    class Meta:
        abstract = True

    @property
    def partnership_id(self) -> int:
        """Return the id of the meeting's partnership."""
        return self.meeting.partnership_id


class Attendance(Record, PartOfMeeting):
    """Somebody who was there for an authority, or sent their apologies."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    post = models.CharField(max_length=120, blank=True)
    is_senior = models.BooleanField("holds a senior position", default=False)
    sent_apologies = models.BooleanField(default=False)

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "meeting": NONE,
        "seat": NONE,
        "person": PSEUDONYM,
        "name": PERSONAL,
        "post": PERSONAL,
        "is_senior": PERSONAL,
        "sent_apologies": PERSONAL,
    }

    history = HistoricalRecords()

    class Meta:
        ordering = ["seat__authority__name_order", "name", "key"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "seat", "name"],
                name="plans_attendance_once",
                violation_error_message="This person is on the list already.",
            ),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class MeetingPaper(Record, PartOfMeeting):
    """Something that was before a meeting: a file or a link."""

    position = models.PositiveSmallIntegerField()
    title = models.CharField("what it is", max_length=200)
    link = models.URLField("address", max_length=500, blank=True)
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    history = HistoricalRecords()

    class Meta:
        ordering = ["position", "key"]
        constraints = [
            models.CheckConstraint(
                name="plans_paper_is_a_file_or_a_link",
                condition=Q(link="", file__isnull=False) | (~Q(link="") & Q(file=None)),
                violation_error_message="Give either a file or a link.",
            ),
        ]

    def __str__(self) -> str:
        """Return what it is."""
        return self.title


class MeetingDecision(Record, PartOfMeeting):
    """What a meeting decided, and the action that came of it, if one did."""

    position = models.PositiveSmallIntegerField()
    text = models.TextField("what was decided")
    action = models.ForeignKey(
        Action, null=True, blank=True, on_delete=models.PROTECT, related_name="decided_at"
    )

    history = HistoricalRecords()

    class Meta:
        ordering = ["position", "key"]

    def __str__(self) -> str:
        """Return the beginning of its text."""
        return self.text[:60]

"""Committees: the councillors to whom a partnership answers (Police and Justice Act 2006, section 19)."""

from typing import Self, TypeVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from csp.kernel.personal_data import NONE, PERSONAL, PSEUDONYM
from csp.models import AnyReader, Authority, Partnership, Person, Reader, Record
from csp.models.dated import Dated, ends_after_it_starts
from csp.permissions import Permission

ENGLAND, WALES = 5, 3  # clear days


def partnerships_scrutinised(reader: AnyReader) -> list[int]:
    """Return the partnerships whose committees and their meetings a reader sees: those whose papers they may open.

    An audience does too: which committee meets on what day is public, as its papers are.
    """
    return reader.partnerships_with(
        Permission.PLAN_READ if reader.person_id is None else Permission.PAPERS_READ_OWN
    )


class CommitteeQuerySet(models.QuerySet["Committee"]):
    """Asks which committees there are for a reader."""

    def visible_to(self, reader: AnyReader) -> "CommitteeQuerySet":
        """Return the committees of the partnerships whose papers the reader may open, if only their own."""
        return self.filter(partnership__in=partnerships_scrutinised(reader))

    def in_partnership(self, partnership: Partnership) -> "CommitteeQuerySet":
        """Return the committees that scrutinise one partnership."""
        return self.filter(partnership=partnership)


class Committee(Record):
    """A committee of one council that scrutinises one partnership; in a two-tier area there may be several.

    ``clear_days`` lie between the publication of its papers and its meeting; ``ends_on`` is the last day on which it
    scrutinises the partnership.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="committees")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="committees")
    name = models.CharField(max_length=120)
    clear_days = models.PositiveSmallIntegerField("clear days before a meeting", default=ENGLAND)
    ends_on = models.DateField("last day", null=True, blank=True)

    circle_id = None
    objects = CommitteeQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["name", "key"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "authority", "name"],
                condition=Q(ends_on=None),
                name="scrutiny_committee_called_once",
                violation_error_message="This council has a committee of that name already.",
            ),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of its page."""
        return reverse("scrutiny:committee-detail", args=[self.partnership.slug, self.key])


Row = TypeVar("Row", bound=models.Model)


class PartOfCommitteeQuerySet(models.QuerySet[Row]):
    """Asks for parts of committees by who is reading."""

    def visible_to(self, reader: Reader) -> Self:
        """Return the parts of the committees that the reader sees."""
        return self.filter(committee__partnership__in=reader.partnerships_with(Permission.PAPERS_READ_OWN))

    def in_partnership(self, partnership: Partnership) -> Self:
        """Return the parts of the committees that scrutinise one partnership."""
        return self.filter(committee__partnership=partnership)


class PartOfCommittee(models.Model):
    """A row that stands with its ``committee``, which decides where it belongs."""

    committee: models.ForeignKey[Committee, Committee]
    circle_id = None

    class Meta:
        abstract = True

    @property
    def partnership_id(self) -> int:
        """Return the id of the partnership that the committee scrutinises."""
        return self.committee.partnership_id


class CommitteeMember(Record, PartOfCommittee, Dated):
    """One person on one committee, from a day to a day (SI 2009/942 reg 3 for those who are co-opted)."""

    class Part(models.TextChoices):
        """What they are on it as."""

        CHAIR = "chair", "Chair"
        VICE_CHAIR = "vice_chair", "Vice-chair"
        MEMBER = "member", "Member"
        CO_OPTED = "co_opted", "Co-opted, without a vote"
        CO_OPTED_VOTING = "co_opted_voting", "Co-opted, with a vote"

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="committees")
    part = models.CharField("what they are on it as", max_length=20, choices=Part, default=Part.MEMBER)
    topic = models.CharField("topic for which they are co-opted", max_length=200, blank=True)

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "committee": PERSONAL,
        "person": PSEUDONYM,
        "part": PERSONAL,
        "topic": PERSONAL,
        "starts_on": PERSONAL,
        "ends_on": PERSONAL,
    }

    objects = PartOfCommitteeQuerySet["CommitteeMember"].as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["starts_on", "pk"]
        indexes = [models.Index(fields=["person", "starts_on", "ends_on"], name="scrutiny_member_of_person")]
        constraints = [
            ends_after_it_starts("scrutiny_member_ends_after_it_starts"),
            models.UniqueConstraint(
                fields=["committee", "person"],
                condition=Q(ends_on=None),
                name="scrutiny_member_once_at_a_time",
                violation_error_message="This person is on the committee already.",
            ),
        ]

    def __str__(self) -> str:
        """Return the person's name."""
        return self.person.name


class Deadline(Record, PartOfCommittee):
    """Something that has to be ready so many working days before the papers are published."""

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="deadlines")
    what = models.CharField(max_length=120)
    days_before = models.PositiveSmallIntegerField("working days before the papers are published")

    objects = PartOfCommitteeQuerySet["Deadline"].as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["committee", "-days_before", "what", "key"]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "what"],
                name="scrutiny_deadline_once",
                violation_error_message="There is a deadline of this name already.",
            ),
        ]

    def __str__(self) -> str:
        """Return what has to be ready."""
        return self.what

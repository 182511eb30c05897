"""Packs: a report as it was built, frozen and hashed, and issued when somebody says so."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from csp.kernel.personal_data import FREE_TEXT, NONE, PERSONAL, PSEUDONYM
from csp.models import Audience, Partnership, Person, Reader, Record, StoredFile
from csp.models.dated import holds_on
from csp.permissions import Permission
from scrutiny.models.committee import CommitteeMember
from scrutiny.models.meeting import CommitteeMeeting
from scrutiny.models.part_2_reader import Part2Reader
from scrutiny.models.report import Report

RESTRICTED = "restricted"  # the name of the check that no words of a restricted plan are in it
ADVICE = "advice"  # what to look at before it is issued: it passes, and people are told of it


class PackQuerySet(models.QuerySet["Pack"]):
    """Asks which packs there are for a reader."""

    def visible_to(self, reader: Reader) -> Self:
        """Return the packs the reader may open: all to their writers; to others those issued, and councillors
        those of the committees they are members of. Part 2 only where they are named on its report."""
        named = Part2Reader.objects.naming(reader)
        mine = CommitteeMember.objects.filter(holds_on(reader.today), person_id=reader.person_id)
        issued = Q(state=Pack.State.ISSUED)
        return self.filter(
            Q(audience=Audience.PART_1) | Q(report__in=named.values("report")),
            Q(partnership__in=reader.partnerships_with(Permission.REPORT_WRITE))
            | issued & Q(partnership__in=reader.partnerships_with(Permission.PAPERS_READ))
            | issued
            & Q(partnership__in=reader.partnerships_with(Permission.PAPERS_READ_OWN))
            & Q(meeting__committee__in=mine.values("committee_id"))
            | issued & Q(audience=Audience.PART_2),
        )

    def in_partnership(self, partnership: Partnership) -> Self:
        """Return the packs of one partnership."""
        return self.filter(partnership=partnership)

    def public(self) -> Self:
        """Return Part 1 of each: Part 2 is found beside it, by those who are named."""
        return self.filter(audience=Audience.PART_1)

    def issued(self) -> Self:
        """Return those that were issued."""
        return self.filter(state=Pack.State.ISSUED)


class Pack(Record):
    """One building of a report. What it says is in ``snapshot``, copied, never looked up again.

    Its bytes are never written over: building again makes another pack with the next number. The meeting it is
    for is copied too: a report that moves to another meeting takes nothing that was built with it.
    """

    class State(models.TextChoices):
        """How far it has come."""

        BUILDING = "building", "Being built"
        BUILT = "built", "Built, not issued"
        ISSUED = "issued", "Issued"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="packs")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="packs")
    meeting = models.ForeignKey(
        CommitteeMeeting, null=True, blank=True, on_delete=models.PROTECT, related_name="packs"
    )
    number = models.PositiveSmallIntegerField()
    audience = models.CharField(max_length=10, choices=Audience)
    state = models.CharField(max_length=10, choices=State, default=State.BUILDING)
    title = models.CharField(max_length=120)
    as_at = models.DateField("date of its figures")
    snapshot = models.JSONField(null=True, blank=True)
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    pages = models.PositiveSmallIntegerField(null=True, blank=True)
    bundle = models.ForeignKey(
        StoredFile,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="report and appendices in one PDF, to be printed",
    )
    bundle_pages = models.PositiveSmallIntegerField(default=0)
    fingerprint = models.CharField(
        "what is approved of it, as a hash: all but who approved it", max_length=64, blank=True
    )
    words_of = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="build that was approved, with whose words it is made",
    )
    checks = models.JSONField(default=list, blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    built_at = models.DateTimeField(null=True, blank=True)
    cleared_at = models.DateTimeField("when its words were said to be public", null=True, blank=True)
    cleared_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="packs_cleared"
    )
    cleared_reason = models.TextField("why these words may be public", blank=True)
    cleared_places = models.JSONField("where these words stand", default=list, blank=True)
    issued_at = models.DateTimeField(null=True, blank=True)
    issued_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="packs_issued"
    )

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "partnership": NONE,
        "report": NONE,
        "meeting": NONE,
        "number": NONE,
        "audience": NONE,
        "state": NONE,
        "title": FREE_TEXT,
        "as_at": NONE,
        "snapshot": FREE_TEXT,
        "file": FREE_TEXT,
        "pages": NONE,
        "bundle": FREE_TEXT,
        "bundle_pages": NONE,
        "fingerprint": NONE,
        "words_of": NONE,
        "checks": FREE_TEXT,
        "asked_at": PERSONAL,
        "asked_by": PSEUDONYM,
        "built_at": NONE,
        "cleared_at": PERSONAL,
        "cleared_by": PSEUDONYM,
        "cleared_reason": FREE_TEXT,
        "cleared_places": FREE_TEXT,
        "issued_at": PERSONAL,
        "issued_by": PSEUDONYM,
    }

    circle_id = None
    objects = PackQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "key"]
        indexes = [
            models.Index(fields=["partnership", "state", "-issued_at"], name="scrutiny_pack_issued"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "number", "audience"], name="scrutiny_pack_number_once_in_a_report"
            ),
            models.CheckConstraint(
                name="scrutiny_pack_is_whole_once_built",
                condition=Q(state="building")
                | Q(
                    meeting__isnull=False,
                    snapshot__isnull=False,
                    file__isnull=False,
                    pages__isnull=False,
                    built_at__isnull=False,
                ),
                violation_error_message="A pack that is built has its meeting, words, file and pages.",
            ),
            models.CheckConstraint(
                name="scrutiny_pack_cleared_with_all_that_belongs_to_it",
                condition=Q(cleared_at=None, cleared_by=None, cleared_reason="", cleared_places=[])
                | (
                    Q(cleared_at__isnull=False, cleared_by__isnull=False)
                    & ~Q(cleared_reason="")
                    & ~Q(cleared_places=[])
                ),
                violation_error_message="Record when words were said to be public, by whom, why and which.",
            ),
            models.CheckConstraint(
                name="scrutiny_pack_issued_at_and_by_together",
                condition=Q(state="issued", issued_at__isnull=False, issued_by__isnull=False)
                | (~Q(state="issued") & Q(issued_at=None, issued_by=None)),
                violation_error_message="Record both when the pack was issued and who issued it.",
            ),
        ]

    @property
    def exposed(self) -> list[str]:
        """Return the parts in which words were found, when it was built, that stand in a restricted plan too."""
        found = (check.get("places", []) for check in self.checks if check["name"] == RESTRICTED)
        return [place for places in found for place in places]

    @property
    def failures(self) -> list[str]:
        """Return the names of the checks that it did not pass and that nobody has answered."""
        failed = [check["name"] for check in self.checks if not check["passed"]]
        return [name for name in failed if not (name == RESTRICTED and self.cleared_at)]

    @property
    def approved_by(self) -> list[tuple[str, str, str]]:
        """Return who is named on its front sheet as having approved it: as what, and in which words."""
        named = (self.snapshot or {}).get("report", {}).get("approvals", [])
        return [(one["key"], one["label"], one["words"]) for one in named]

    @property
    def is_part_2(self) -> bool:
        """Return whether it holds what is exempt."""
        return self.audience == Audience.PART_2

    def __str__(self) -> str:
        """Return its title and number."""
        part = ", Part 2" if self.is_part_2 else ""
        return f"{self.title}, build {self.number}{part}"

    def get_absolute_url(self) -> str:
        """Return the address of its reading view."""
        return reverse("scrutiny:pack-detail", args=[self.partnership.slug, self.key])

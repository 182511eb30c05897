"""Approvals: who said, as what the council requires, that a report may be issued with the words that were built."""

from typing import Self

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from csp.kernel import day_words
from csp.kernel.personal_data import FREE_TEXT, NONE, PERSONAL, PSEUDONYM
from csp.models import Partnership, Person, Reader, Record
from csp.permissions import Permission
from scrutiny.models.pack import Pack
from scrutiny.models.report import Report


class ApprovalQuerySet(models.QuerySet["Approval"]):
    """Asks which approvals there are for a reader."""

    def visible_to(self, reader: Reader) -> Self:
        """Return the approvals of the reports that the reader may write."""
        return self.filter(report__partnership__in=reader.partnerships_with(Permission.REPORT_WRITE))

    def in_partnership(self, partnership: Partnership) -> Self:
        """Return the approvals of one partnership's reports."""
        return self.filter(report__partnership=partnership)

    def standing(self) -> Self:
        """Return those that nobody took back."""
        return self.filter(ended_at=None)


class Approval(Record):
    """One approval of the words of one build; it holds for every build that says the same, and for no other.

    ``asked`` is the name of what the form asks for, ``label`` what it is called there. ``person`` is somebody of
    Saferplan; of anybody else, ``name`` is what was told to whoever recorded it.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="approvals")
    pack = models.ForeignKey(Pack, on_delete=models.PROTECT, related_name="approvals")
    fingerprint = models.CharField("what was approved, as a hash", max_length=64)
    asked = models.CharField("what the form asks for", max_length=80)
    label = models.CharField("approved as", max_length=80)
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="approvals"
    )
    name = models.CharField("name of whoever approved", max_length=120)
    post = models.CharField(max_length=120)
    given_on = models.DateField("date of the approval")
    said = models.TextField("what they said", max_length=500, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField("when it was taken back", null=True, blank=True)
    ended_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ended_why = models.CharField("why it was taken back", max_length=300, blank=True)

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "report": NONE,
        "pack": NONE,
        "fingerprint": NONE,
        "asked": NONE,
        "label": NONE,
        "person": PSEUDONYM,
        "name": PERSONAL,
        "post": PERSONAL,
        "given_on": PERSONAL,
        "said": FREE_TEXT,
        "recorded_at": PERSONAL,
        "recorded_by": PSEUDONYM,
        "ended_at": PERSONAL,
        "ended_by": PSEUDONYM,
        "ended_why": FREE_TEXT,
    }

    circle_id = None
    objects = ApprovalQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["recorded_at", "key"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "fingerprint", "asked"],
                condition=Q(ended_at=None),
                name="scrutiny_approval_once_of_the_same_words",
                violation_error_message="This approval is recorded already.",
            ),
            models.CheckConstraint(
                name="scrutiny_approval_ended_with_all_that_belongs_to_it",
                condition=Q(ended_at=None, ended_by=None, ended_why="")
                | (Q(ended_at__isnull=False, ended_by__isnull=False) & ~Q(ended_why="")),
                violation_error_message="Record when an approval was taken back, who recorded that, and why.",
            ),
        ]

    def __str__(self) -> str:
        """Return as what it was given."""
        return f"Approval: {self.label}"

    @property
    def words(self) -> str:
        """Return who gave it and when, as the front sheet has it."""
        return f"{self.name}, {self.post}, {day_words.plain(self.given_on)}"

    @property
    def partnership(self) -> Partnership:
        """Return the partnership of its report."""
        return self.report.partnership

    @property
    def partnership_id(self) -> int:
        """Return the id of that partnership."""
        return self.report.partnership_id

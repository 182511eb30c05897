"""Sendings: to whom a version of a report that was issued was sent, what of it, when, by whom and how."""

from typing import Self

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from csp.kernel.personal_data import FREE_TEXT, NONE, PERSONAL, PSEUDONYM
from csp.models import Partnership, Person, Reader, Record
from csp.permissions import Permission
from scrutiny.models.pack import Pack

PARTS = {
    "has_report": "The report as a PDF",
    "has_word": "The Word document",
    "has_appendices": "The appendices",
    "has_part_2": "Part 2, which is not for publication",
}


class SendingQuerySet(models.QuerySet["Sending"]):
    """Asks which sendings there are for a reader."""

    def visible_to(self, reader: Reader) -> Self:
        """Return the sendings of the reports that the reader may write."""
        return self.filter(pack__partnership__in=reader.partnerships_with(Permission.REPORT_WRITE))

    def in_partnership(self, partnership: Partnership) -> Self:
        """Return the sendings of one partnership's reports."""
        return self.filter(pack__partnership=partnership)


class Sending(Record):
    """One version of a report on its way to one recipient, as somebody recorded it.

    ``to`` says who of those whom the form or an earlier version asks for it is, or ``other-`` and a name.
    """

    pack = models.ForeignKey(Pack, on_delete=models.PROTECT, related_name="sendings")
    to = models.CharField("which recipient it is", max_length=140)
    recipient = models.CharField("to whom", max_length=120)
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="sendings"
    )
    has_report = models.BooleanField("the report as a PDF", default=False)
    has_word = models.BooleanField("the Word document", default=False)
    has_appendices = models.BooleanField("the appendices", default=False)
    has_part_2 = models.BooleanField("Part 2", default=False)
    sent_on = models.DateField("date on which it was sent")
    sent_by = models.CharField("who sent it", max_length=120)
    how = models.CharField("how", max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "pack": NONE,
        "to": FREE_TEXT,
        "recipient": FREE_TEXT,
        "person": PSEUDONYM,
        "has_report": NONE,
        "has_word": NONE,
        "has_appendices": NONE,
        "has_part_2": NONE,
        "sent_on": NONE,
        "sent_by": PERSONAL,
        "how": FREE_TEXT,
        "recorded_at": PERSONAL,
        "recorded_by": PSEUDONYM,
    }

    circle_id = None
    objects = SendingQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["sent_on", "recorded_at", "key"]
        constraints = [
            models.CheckConstraint(
                name="scrutiny_sending_of_something",
                condition=Q(has_report=True) | Q(has_word=True) | Q(has_appendices=True) | Q(has_part_2=True),
                violation_error_message="Choose what was sent.",
            ),
            models.CheckConstraint(
                name="scrutiny_sending_of_part_2_to_a_person",
                condition=Q(has_part_2=False) | Q(person__isnull=False),
                violation_error_message="Part 2 goes only to people who are named to read it.",
            ),
        ]

    def __str__(self) -> str:
        """Return to whom it was sent."""
        return self.recipient

    @property
    def what(self) -> list[str]:
        """Return what was sent."""
        return [words for name, words in PARTS.items() if getattr(self, name)]

    @property
    def partnership(self) -> Partnership:
        """Return the partnership of the report."""
        return self.pack.partnership

    @property
    def partnership_id(self) -> int:
        """Return the id of that partnership."""
        return self.pack.partnership_id

"""Corrections: what a version of a report that was issued said, and what the next one says instead."""

from typing import Self

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from csp.kernel.personal_data import FREE_TEXT, NONE
from csp.models import Partnership, Reader, Record
from csp.permissions import Permission
from scrutiny.models.pack import Pack
from scrutiny.models.report import Report


class CorrectionQuerySet(models.QuerySet["Correction"]):
    """Asks which corrections there are for a reader."""

    def visible_to(self, reader: Reader) -> Self:
        """Return the corrections of the reports that the reader may write."""
        return self.filter(report__partnership__in=reader.partnerships_with(Permission.REPORT_WRITE))

    def in_partnership(self, partnership: Partnership) -> Self:
        """Return the corrections of one partnership's reports."""
        return self.filter(report__partnership=partnership)


class Correction(Record):
    """One thing that the next version of a report says otherwise; ``listed_in`` once that version was issued.

    From then on it never changes: what was issued lists it as it was.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="corrections")
    place = models.CharField("where it stands", max_length=120)
    said = models.TextField("what was wrong", max_length=1000, blank=True)
    should_say = models.TextField("what is right", max_length=1000, blank=True)
    added_at = models.DateTimeField()
    listed_in = models.ForeignKey(
        Pack, null=True, blank=True, on_delete=models.PROTECT, related_name="corrections"
    )

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "report": NONE,
        "place": FREE_TEXT,
        "said": FREE_TEXT,
        "should_say": FREE_TEXT,
        "added_at": NONE,
        "listed_in": NONE,
    }

    circle_id = None
    objects = CorrectionQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["report", "added_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="scrutiny_correction_takes_out_or_puts_in",
                condition=~Q(said="", should_say=""),
                violation_error_message="Enter what was wrong, or what is right, or both.",
            ),
        ]

    def __str__(self) -> str:
        """Return where it stands."""
        return self.place

    @property
    def partnership(self) -> Partnership:
        """Return the partnership of its report."""
        return self.report.partnership

    @property
    def partnership_id(self) -> int:
        """Return the id of that partnership."""
        return self.report.partnership_id

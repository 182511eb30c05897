"""Who may read what is exempt of a report: named people, and nobody by their role."""

from typing import Self

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from csp.kernel.personal_data import NONE, PERSONAL, PSEUDONYM
from csp.models import Audience, AudienceReader, Partnership, Person, Reader, Record
from csp.models.audience import AnyReader
from csp.permissions import Permission
from scrutiny.models.report import Report


class Part2ReaderQuerySet(models.QuerySet["Part2Reader"]):
    """Asks who is named on reports, for a reader."""

    def visible_to(self, reader: Reader) -> Self:
        """Return who is named on the reports that the reader may write."""
        return self.filter(report__partnership__in=reader.partnerships_with(Permission.REPORT_WRITE))

    def in_partnership(self, partnership: Partnership) -> Self:
        """Return who is named on one partnership's reports."""
        return self.filter(report__partnership=partnership)

    def naming(self, reader: Reader) -> Self:
        """Return where the reader is named now and may read papers at all: the one condition of what is exempt.

        Whoever looks at the site as somebody else finds what is open to both.
        """
        named = self.filter(
            person_id=reader.person_id,
            ended_at=None,
            report__partnership__in=reader.partnerships_with(Permission.PAPERS_READ_OWN),
        )
        if reader.seen_by:
            own = Part2Reader.objects.naming(reader.seen_by)
            named = named.filter(report__in=own.values("report"))
        return named


class Part2Reader(Record):
    """A person who is named on a report to read what is exempt of it, from when to when, and by whom."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="part_2_readers")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="part_2_named")
    named_at = models.DateTimeField()
    named_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "report": NONE,
        "person": PSEUDONYM,
        "named_at": PERSONAL,
        "named_by": PSEUDONYM,
        "ended_at": PERSONAL,
        "ended_by": PSEUDONYM,
    }

    circle_id = None
    objects = Part2ReaderQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["named_at", "key"]
        verbose_name = "reader of Part 2"
        verbose_name_plural = "readers of Part 2"
        constraints = [
            models.UniqueConstraint(
                fields=["report", "person"],
                condition=Q(ended_at=None),
                name="scrutiny_part_2_reader_once_in_a_report",
                violation_error_message="This person is named on this report already.",
            ),
            models.CheckConstraint(
                name="scrutiny_part_2_reader_ended_at_and_by_together",
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
                violation_error_message="Record both when this ended and who ended it.",
            ),
        ]

    def __str__(self) -> str:
        """Return the person's name."""
        return self.person.name

    @property
    def partnership_id(self) -> int:
        """Return the id of the partnership whose report it is."""
        return self.report.partnership_id


def exempt_for(reader: AnyReader) -> Q | None:
    """Return which exempt matter a reader opens: the builder of Part 2 all of its partnership, people where named.

    None for the builder of Part 1: it asks the database nothing.
    """
    if isinstance(reader, AudienceReader):
        is_part_2 = reader.audience == Audience.PART_2
        return Q(report__partnership=reader.partnership_id) if is_part_2 else None
    return Q(report__in=Part2Reader.objects.naming(reader).values("report"))

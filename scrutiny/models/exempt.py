"""What of a report is exempt, under which paragraph: that it is, which is public; and its words, which are not."""

from typing import Self

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from csp.kernel.personal_data import FREE_TEXT, NONE, PERSONAL, PSEUDONYM
from csp.kernel.schedule_12a import PARAGRAPHS
from csp.models import AudienceReader, Partnership, Person, Record
from csp.models.audience import AnyReader
from csp.permissions import Permission
from scrutiny.models.appendix import Appendix, AppendixFile
from scrutiny.models.part_2_reader import exempt_for
from scrutiny.models.report import Report
from scrutiny.models.section import ReportSection


class ExemptionQuerySet(models.QuerySet["Exemption"]):
    """Asks what is exempt, for a reader."""

    def visible_to(self, reader: AnyReader) -> Self:
        """Return that something is exempt, and why by law: for whoever writes it, and for any audience."""
        if isinstance(reader, AudienceReader):
            return self.filter(report__partnership=reader.partnership_id)
        mine = {
            *reader.partnerships_with(Permission.REPORT_WRITE),
            *reader.partnerships_with(Permission.SECTION_WRITE),
        }
        return self.filter(report__partnership__in=mine)

    def in_partnership(self, partnership: Partnership) -> Self:
        """Return what is exempt in one partnership's reports."""
        return self.filter(report__partnership=partnership)


class Exemption(Record):
    """That a passage, a section or an appendix of a report is exempt, and under which paragraph of Schedule 12A.

    All of it may be told to anybody. A passage stands in its section's words as ``{exempt:name}``; an exempt section,
    or appendix, is a row of its own without words or title.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="exemptions")
    section = models.ForeignKey(
        ReportSection, null=True, blank=True, on_delete=models.PROTECT, related_name="exemptions"
    )
    appendix = models.OneToOneField(
        Appendix, null=True, blank=True, on_delete=models.PROTECT, related_name="exemption"
    )
    name = models.CharField("name, to refer to it by", max_length=40)
    paragraph = models.PositiveSmallIntegerField("paragraph of Schedule 12A")
    marked_at = models.DateTimeField()
    marked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "report": NONE,
        "section": NONE,
        "appendix": NONE,
        "name": NONE,
        "paragraph": NONE,
        "marked_at": PERSONAL,
        "marked_by": PSEUDONYM,
    }

    circle_id = None
    objects = ExemptionQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["report", "marked_at", "key"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "name"], name="scrutiny_exemption_name_once_in_a_report"
            ),
            models.CheckConstraint(
                name="scrutiny_exemption_is_of_a_section_or_an_appendix",
                condition=Q(section=None, appendix__isnull=False) | Q(section__isnull=False, appendix=None),
                violation_error_message="Say of which section or which appendix it is.",
            ),
            models.CheckConstraint(
                name="scrutiny_exemption_cites_a_paragraph_of_schedule_12a",
                condition=Q(paragraph__in=list(PARAGRAPHS)),
                violation_error_message="Cite a paragraph of Schedule 12A.",
            ),
        ]

    def __str__(self) -> str:
        """Return its name, which says nothing."""
        return self.name.replace("-", " ").capitalize()

    @property
    def partnership_id(self) -> int:
        """Return the id of the partnership whose report it is in."""
        return self.report.partnership_id


class ExemptMatterQuerySet(models.QuerySet["ExemptMatter"]):
    """Asks for what is exempt itself, for a reader."""

    def visible_to(self, reader: AnyReader) -> Self:
        """Return the matter of the reports on which the reader is named; the builder of Part 1 gets none."""
        wanted = exempt_for(reader)
        return self.none() if wanted is None else self.filter(wanted)

    def in_partnership(self, partnership: Partnership) -> Self:
        """Return what is exempt in one partnership's reports."""
        return self.filter(report__partnership=partnership)


class ExemptMatter(Record):
    """What is exempt itself: its title and words, or its file, and why the public interest is in keeping it so.

    It is in a table of its own, so that no words of it are ever in a row that others read.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="exempt_matter")
    exemption = models.OneToOneField(Exemption, on_delete=models.PROTECT, related_name="matter")
    title = models.CharField(max_length=120, blank=True)
    words = models.TextField(blank=True)
    about = models.CharField("what it is, in a few words", max_length=300, blank=True)
    checked = models.OneToOneField(
        AppendixFile, null=True, blank=True, on_delete=models.PROTECT, related_name="exempt"
    )
    reason = models.TextField("why the public interest is in keeping it exempt")

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "report": NONE,
        "exemption": NONE,
        "title": FREE_TEXT,
        "words": FREE_TEXT,
        "about": FREE_TEXT,
        "checked": FREE_TEXT,
        "reason": FREE_TEXT,
    }

    circle_id = None
    objects = ExemptMatterQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["report", "exemption"]
        verbose_name = "exempt matter"
        verbose_name_plural = "exempt matter"
        constraints = [
            models.CheckConstraint(
                name="scrutiny_exempt_matter_is_words_or_a_file",
                condition=(~Q(words="") & Q(checked=None)) | (Q(words="") & Q(checked__isnull=False)),
                violation_error_message="Give either the words or the file that is exempt.",
            ),
            models.CheckConstraint(
                name="scrutiny_exempt_matter_has_a_reason",
                condition=~Q(reason=""),
                violation_error_message="Say why the public interest is in keeping it exempt.",
            ),
        ]

    def __str__(self) -> str:
        """Return the name of its exemption, which says nothing."""
        return str(self.exemption)

    @property
    def partnership_id(self) -> int:
        """Return the id of the partnership whose report it is in."""
        return self.report.partnership_id

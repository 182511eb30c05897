"""Sections of a report: what each is about, its words, who writes it by when, and who signed it."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from csp.kernel.personal_data import FREE_TEXT, NONE, PERSONAL, PSEUDONYM
from csp.models import Partnership, Person, Reader, Record, Seat
from csp.permissions import Permission
from scrutiny.models.report import Report

EXEMPT = "exempt"  # the kind of a section that is kept from the public as a whole


def open_through(reader: Reader, path: str = "") -> Q:
    """Return which sections a reader opens: all to whoever writes the report, to others those given to them.

    A section is given to an authority, and so to whoever writes for it, one of them by name or none. ``path`` leads
    to the section, for example “section__”.
    """
    found = Q(**{f"{path}report__partnership__in": reader.partnerships_with(Permission.REPORT_WRITE)})
    for partnership in reader.partnerships_with(Permission.SECTION_WRITE):
        bodies = reader.authorities_with(Permission.SECTION_WRITE, partnership=partnership)
        found |= Q(**{f"{path}report__partnership": partnership, f"{path}seat__authority__in": bodies})
    return found


class SectionQuerySet(models.QuerySet["ReportSection"]):
    """Asks which sections there are for a reader."""

    def visible_to(self, reader: Reader) -> Self:
        """Return the sections of the reports that the reader writes, and those given to them."""
        return self.filter(open_through(reader))

    def in_partnership(self, partnership: Partnership) -> Self:
        """Return the sections of one partnership's reports."""
        return self.filter(report__partnership=partnership)


class ReportSection(Record):
    """One section of a report. Its ``kind`` says what it is filled with from the record; ``words`` stand with that.

    Other words refer to it by its ``name``, which stays. Without a ``title`` it is called what its kind is.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="sections")
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=40)
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120, blank=True)
    words = models.TextField(blank=True)
    most_words = models.PositiveSmallIntegerField("words at most", null=True, blank=True)
    seat = models.ForeignKey(
        Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="who writes it"
    )
    holder = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="sections_held"
    )
    due_on = models.DateField("to be written by", null=True, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="sections_signed"
    )

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "report": NONE,
        "kind": NONE,
        "name": FREE_TEXT,
        "position": NONE,
        "title": FREE_TEXT,
        "words": FREE_TEXT,
        "most_words": NONE,
        "seat": NONE,
        "holder": PSEUDONYM,
        "due_on": NONE,
        "signed_at": PERSONAL,
        "signed_by": PSEUDONYM,
    }

    circle_id = None
    objects = SectionQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["position", "key"]
        verbose_name = "section of a report"
        verbose_name_plural = "sections of reports"
        indexes = [models.Index(fields=["holder", "signed_at"], name="scrutiny_section_held")]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "name"],
                name="scrutiny_section_name_once_in_a_report",
                violation_error_message="This report has that section already.",
            ),
            models.CheckConstraint(
                name="scrutiny_section_signed_at_and_by_together",
                condition=Q(signed_at=None, signed_by=None)
                | Q(signed_at__isnull=False, signed_by__isnull=False),
                violation_error_message="Record both when the section was signed and who signed it.",
            ),
            models.CheckConstraint(
                name="scrutiny_section_is_held_by_somebody_of_a_seat",
                condition=Q(holder=None) | Q(seat__isnull=False),
                violation_error_message="Say for which authority this person writes it.",
            ),
            models.CheckConstraint(
                name="scrutiny_exempt_section_says_nothing_itself",
                condition=~Q(kind=EXEMPT) | Q(words="", title="", seat=None),
                violation_error_message="The words and the title of an exempt section are kept elsewhere.",
            ),
        ]

    def __str__(self) -> str:
        """Return its title, or its kind where it has none of its own."""
        return self.title or self.kind.replace("-", " ").capitalize()

    def get_absolute_url(self) -> str:
        """Return the address of its page."""
        return reverse("scrutiny:section-detail", args=[self.report.partnership.slug, self.key])

    @property
    def is_exempt(self) -> bool:
        """Return whether it is kept from the public as a whole: then this row holds no words of it."""
        return self.kind == EXEMPT

    @property
    def partnership_id(self) -> int:
        """Return the id of the partnership whose report it is in."""
        return self.report.partnership_id


class CommentQuerySet(models.QuerySet["SectionComment"]):
    """Asks which comments there are for a reader."""

    def visible_to(self, reader: Reader) -> Self:
        """Return the comments on the sections that the reader opens."""
        return self.filter(open_through(reader, "section__"))

    def in_partnership(self, partnership: Partnership) -> Self:
        """Return the comments on sections of one partnership's reports."""
        return self.filter(section__report__partnership=partnership)


class SectionComment(Record):
    """What somebody said of a section, for whoever writes it; never part of the report."""

    section = models.ForeignKey(ReportSection, on_delete=models.PROTECT, related_name="comments")
    text = models.TextField()
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="section_comments")
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "section": NONE,
        "text": FREE_TEXT,
        "said_at": PERSONAL,
        "said_by": PSEUDONYM,
        "settled_at": PERSONAL,
        "settled_by": PSEUDONYM,
    }

    circle_id = None
    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["said_at", "key"]
        verbose_name = "comment on a section"
        verbose_name_plural = "comments on sections"
        constraints = [
            models.CheckConstraint(
                name="scrutiny_comment_settled_at_and_by_together",
                condition=Q(settled_at=None, settled_by=None)
                | Q(settled_at__isnull=False, settled_by__isnull=False),
                violation_error_message="Record both when the comment was settled and who settled it.",
            ),
        ]

    def __str__(self) -> str:
        """Return which section it is on."""
        return f"Comment on “{self.section}”"

    @property
    def partnership_id(self) -> int:
        """Return the id of the partnership whose report it is about."""
        return self.section.partnership_id

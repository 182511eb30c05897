"""Appendices of a report: files and links that go with it, what is known of a file, and what a pack took of them."""

from typing import Self

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from csp.kernel.personal_data import FREE_TEXT, NONE
from csp.models import Partnership, Reader, Record, StoredFile
from csp.permissions import Permission
from scrutiny.models.pack import Pack
from scrutiny.models.report import Report


class AppendixFile(models.Model):
    """A file that was looked through when it was given, and what is known of it; neither ever changes."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="appendix_files")
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")
    pages = models.PositiveSmallIntegerField("pages, or 0 where nobody knows", default=0)
    is_tagged = models.BooleanField("a screen reader can find its headings", default=False)
    language = models.CharField("language that it says it is in", max_length=40, blank=True)
    turned = models.JSONField("pages that are shown on their side", default=list, blank=True)
    silent = models.JSONField("pages whose words nobody can read", default=list, blank=True)
    text = models.TextField("all its words", blank=True)

    personal_data = {
        "id": NONE,
        "report": NONE,
        "file": NONE,
        "pages": NONE,
        "is_tagged": NONE,
        "language": NONE,
        "turned": NONE,
        "silent": NONE,
        "text": FREE_TEXT,
    }

    def __str__(self) -> str:
        """Return what its file is called."""
        return str(self.file)


class AppendixQuerySet(models.QuerySet["Appendix"]):
    """Asks which appendices there are for a reader."""

    def visible_to(self, reader: Reader) -> Self:
        """Return the appendices of the reports that the reader may write."""
        return self.filter(report__partnership__in=reader.partnerships_with(Permission.REPORT_WRITE))

    def in_partnership(self, partnership: Partnership) -> Self:
        """Return the appendices of one partnership's reports."""
        return self.filter(report__partnership=partnership)


class Appendix(Record):
    """One appendix of a report that is being written: its letter is its place, its name stays when it moves."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="appendices")
    name = models.CharField("name, to refer to it by", max_length=40)
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120, blank=True)
    about = models.CharField("what it is, in a few words", max_length=300, blank=True)
    checked = models.OneToOneField(
        AppendixFile, null=True, blank=True, on_delete=models.PROTECT, related_name="appendix"
    )
    link = models.URLField("address", max_length=500, blank=True)
    link_form = models.CharField("what stands there, and in what form", max_length=120, blank=True)

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "report": NONE,
        "name": NONE,
        "position": NONE,
        "title": FREE_TEXT,
        "about": FREE_TEXT,
        "checked": FREE_TEXT,
        "link": FREE_TEXT,
        "link_form": FREE_TEXT,
    }

    circle_id = None
    objects = AppendixQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["report", "position", "key"]
        verbose_name_plural = "appendices"
        constraints = [
            models.UniqueConstraint(
                fields=["report", "name"], name="scrutiny_appendix_name_once_in_a_report"
            ),
            models.CheckConstraint(
                name="scrutiny_appendix_is_a_file_or_a_link",
                condition=Q(link="", link_form="", checked__isnull=False)
                | (~Q(link="") & ~Q(link_form="") & Q(checked=None))
                # An exempt one, which is kept elsewhere.
                | Q(title="", about="", link="", link_form="", checked=None),
                violation_error_message="Give either a file, or a link with what stands there.",
            ),
        ]

    def __str__(self) -> str:
        """Return its title; of an exempt one, that it is."""
        return self.title or "Exempt appendix"

    @property
    def is_exempt(self) -> bool:
        """Return whether it is kept from the public: then nothing that is known of it is in this row."""
        return not (self.link or self.checked_id)

    @property
    def partnership(self) -> Partnership:
        """Return the partnership of its report."""
        return self.report.partnership

    @property
    def partnership_id(self) -> int:
        """Return the id of the partnership of its report."""
        return self.report.partnership_id


class PackAppendixQuerySet(models.QuerySet["PackAppendix"]):
    """Asks which files went with packs, for a reader."""

    def visible_to(self, reader: Reader) -> Self:
        """Return the files of the packs that the reader may open."""
        return self.filter(pack__in=Pack.objects.visible_to(reader).values("pk"))

    def in_partnership(self, partnership: Partnership) -> Self:
        """Return the files of one partnership's packs."""
        return self.filter(pack__partnership=partnership)


class PackAppendix(Record):
    """A file that went with a pack, under the letter that it had then; all else of it is in the pack's snapshot."""

    pack = models.ForeignKey(Pack, on_delete=models.PROTECT, related_name="attached")
    letter = models.CharField(max_length=1)
    checked = models.ForeignKey(AppendixFile, on_delete=models.PROTECT, related_name="packs")

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "pack": NONE,
        "letter": NONE,
        "checked": FREE_TEXT,
    }

    circle_id = None
    objects = PackAppendixQuerySet.as_manager()

    class Meta:
        ordering = ["pack", "letter"]
        verbose_name_plural = "pack appendices"
        constraints = [
            models.UniqueConstraint(fields=["pack", "letter"], name="scrutiny_pack_appendix_letter_once"),
        ]

    def __str__(self) -> str:
        """Return its letter."""
        return f"Appendix {self.letter}"

    @property
    def partnership_id(self) -> int:
        """Return the id of the pack's partnership."""
        return self.pack.partnership_id

"""Reports: what is being written for a committee, until it is issued as a pack."""

from django.db import models
from django.urls import reverse
from simple_history.models import HistoricalRecords

from csp.kernel.council_form import Form, read
from csp.models import Partnership, Reader, Record, StoredFile
from csp.permissions import Permission
from plans.models import Plan
from scrutiny.models.meeting import CommitteeMeeting


class ReportQuerySet(models.QuerySet["Report"]):
    """Asks which reports there are for a reader."""

    def visible_to(self, reader: Reader) -> "ReportQuerySet":
        """Return the reports that the reader may write."""
        return self.filter(partnership__in=reader.partnerships_with(Permission.REPORT_WRITE))

    def in_partnership(self, partnership: Partnership) -> "ReportQuerySet":
        """Return the reports of one partnership."""
        return self.filter(partnership=partnership)


class Report(Record):
    """The front sheet of a report, which is made of sections; the figures are taken from the plan when it is built.

    A report is public (Part 1), so its plan is one that the whole partnership may read.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="reports")
    meeting = models.ForeignKey(CommitteeMeeting, on_delete=models.PROTECT, related_name="reports")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="reports")
    title = models.CharField(max_length=120)
    report_of = models.CharField("report of", max_length=120)
    cabinet_member = models.CharField(max_length=120, blank=True)
    wards = models.CharField("wards affected", max_length=200, blank=True)
    contact = models.TextField("author and contact", blank=True)
    purpose = models.TextField("purpose of the report", blank=True)
    recommendations = models.TextField("what the committee is asked to do", help_text="One on each line.")
    form = models.JSONField("its own copy of the council’s form", default=dict, blank=True)
    front = models.JSONField("what is typed in other fields of the front sheet", default=dict, blank=True)
    implications = models.JSONField("what was answered about implications", default=dict, blank=True)
    logo = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    circle_id = None
    objects = ReportQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["-meeting__held_on", "title", "key"]

    def __str__(self) -> str:
        """Return its title."""
        return self.title

    @property
    def council_form(self) -> Form:
        """Return the form that it was begun on, as it was then."""
        return read(self.form)

    def get_absolute_url(self) -> str:
        """Return the address of its page."""
        return reverse("scrutiny:report-detail", args=[self.partnership.slug, self.key])

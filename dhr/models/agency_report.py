"""What each agency reports to a review on its own part: asked for, received, checked, accepted."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from csp.kernel.personal_data import FREE_TEXT, NONE, PERSONAL, PSEUDONYM
from csp.models import AnyReader, Circle, Person, Record, Seat, StoredFile
from csp.permissions import Permission
from dhr.models.capacity import Part
from dhr.models.part_of_review import PartOfReview, PartOfReviewQuerySet, open_through


def open_to_author_or_panel(reader: AnyReader, *, at: str = "") -> Q:
    """Return the condition that an agency's report is open: to the panel, and to whoever writes it.

    ``at`` is the path to the report, such as ``report__``.
    """
    works_in = reader.partnerships_with(Permission.ENTER)
    own = Q(**{f"{at}review__partnership__in": works_in, f"{at}authors_circle__in": reader.circles})
    return open_through(reader, Part.PANEL, at=f"{at}review__") | own


class AgencyReportQuerySet(PartOfReviewQuerySet["AgencyReport"]):
    """Asks which agency reports there are for a reader."""

    def visible_to(self, reader: AnyReader) -> Self:
        """Return the reports to the reader's panels, and those that the reader writes."""
        return self.filter(open_to_author_or_panel(reader))


class AgencyReport(Record, PartOfReview):
    """What one agency was asked to report. Its authors have a circle of their own, and see no other report."""

    class Kind(models.TextChoices):
        """What is asked for."""

        IMR = "imr", "Individual management review"
        CHRONOLOGY = "chronology", "Chronology"
        BOTH = "both", "Chronology and individual management review"
        SUMMARY = "summary", "Summary of involvement"

    class State(models.TextChoices):
        """How far it has come."""

        ASKED = "asked", "Asked for"
        RECEIVED = "received", "Received"
        RETURNED = "returned", "Returned with comments"
        CHECKED = "checked", "Quality checked"
        COUNTERSIGNED = "countersigned", "Countersigned"
        ACCEPTED = "accepted", "Accepted"
        NIL = "nil", "Nil return accepted"
        NOT_COMING = "not_coming", "Will not come"

    # Nothing more is waited for, by the agency or by the review.
    OVER: ClassVar[tuple[State, ...]] = (State.ACCEPTED, State.NIL, State.NOT_COMING)

    authors_circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="+")
    agency = models.CharField(max_length=160)
    seat = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind)
    asked_on = models.DateField("asked for on")
    asked_for = models.TextField("what it is to cover")
    due_on = models.DateField("due on")
    original_due_on = models.DateField("date first given", editable=False)
    state = models.CharField(max_length=14, choices=State, default=State.ASKED)
    is_nil = models.BooleanField("says that the agency had no contact", default=False)
    countersigned_by = models.CharField(
        "senior officer who countersigned, by post", max_length=160, blank=True
    )
    kept_at = models.CharField("where it is kept", max_length=300, blank=True)
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "review": NONE,
        "authors_circle": NONE,
        "agency": NONE,
        "seat": NONE,
        "kind": NONE,
        "asked_on": NONE,
        "asked_for": FREE_TEXT,
        "due_on": NONE,
        "original_due_on": NONE,
        "state": NONE,
        "is_nil": NONE,
        "countersigned_by": PERSONAL,
        "kept_at": FREE_TEXT,
        "file": NONE,
    }

    objects = AgencyReportQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["due_on", "agency", "key"]
        constraints = [
            models.CheckConstraint(
                name="dhr_report_due_after_asked",
                condition=Q(due_on__gte=models.F("asked_on")),
                violation_error_message="It is due on the day it is asked for, or later.",
            ),
            models.CheckConstraint(
                name="dhr_report_accepted_is_kept_somewhere",
                condition=~Q(state="accepted") | ~Q(kept_at="") | Q(file__isnull=False),
                violation_error_message="Say where the report is kept.",
            ),
        ]

    def __str__(self) -> str:
        """Return the agency."""
        return self.agency

    @property
    def is_awaited(self) -> bool:
        """Return whether the agency owes something: the report itself, or an answer to comments."""
        return self.state in (self.State.ASKED, self.State.RETURNED)

    @property
    def is_accepted(self) -> bool:
        """Return whether the review took what came, a nil return too."""
        return self.state in (self.State.ACCEPTED, self.State.NIL)

    @property
    def is_forgone(self) -> bool:
        """Return whether the review goes without it, as it will not come."""
        return self.state == self.State.NOT_COMING

    @property
    def is_here(self) -> bool:
        """Return whether it came, and is not accepted yet."""
        return not (self.is_awaited or self.state in self.OVER)

    def get_absolute_url(self) -> str:
        """Return the address of its page."""
        return reverse("dhr:agency-report-detail", args=[self.review.partnership.slug, self.key])


class AgencyReportStepQuerySet(models.QuerySet["AgencyReportStep"]):
    """Asks what became of agency reports."""

    def visible_to(self, reader: AnyReader) -> Self:
        """Return the steps of the reports that are open to the reader."""
        return self.filter(open_to_author_or_panel(reader, at="report__"))


class AgencyReportStep(Record):
    """One thing that happened to an agency's report: asked for, chased, received, returned, accepted."""

    class What(models.TextChoices):
        """What happened."""

        ASKED = "asked", "Asked for"
        MOVED = "moved", "Given another date"
        CHASED = "chased", "Chased"
        RECEIVED = "received", "Received"
        RETURNED = "returned", "Returned with comments"
        CHECKED = "checked", "Quality checked"
        COUNTERSIGNED = "countersigned", "Countersigned"
        ACCEPTED = "accepted", "Accepted"
        NOT_COMING = "not_coming", "Will not come"

    report = models.ForeignKey(AgencyReport, on_delete=models.PROTECT, related_name="steps")
    what = models.CharField(max_length=14, choices=What)
    on = models.DateField("day")
    at = models.DateTimeField("written down at")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True)
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "report": NONE,
        "what": NONE,
        "on": NONE,
        "at": PERSONAL,
        "by": PSEUDONYM,
        "note": FREE_TEXT,
        "file": NONE,
    }

    objects = AgencyReportStepQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        """Return what happened."""
        return self.What(self.what).label

    @property
    def partnership_id(self) -> int:
        """Return the id of the review's partnership."""
        return self.report.partnership_id

    @property
    def circle_id(self) -> int:
        """Return the id of the panel's circle."""
        return self.report.circle_id

"""Imports: a sheet that becomes actions, from the upload to the report of what each of its rows became."""

from datetime import date, datetime, timedelta

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from csp.kernel.personal_data import FREE_TEXT, NONE, PERSONAL, PSEUDONYM
from csp.models import Circle, Job, Partnership, Person, Reader, Record, StoredFile
from csp.models.circle import in_sight_of
from csp.permissions import Permission
from plans.models.plan import Plan

JOB = "plans.import"
DAYS_KEPT = 30  # of an import that nobody finishes


class PlanImportQuerySet(models.QuerySet["PlanImport"]):
    """Asks which imports there are for a reader."""

    def visible_to(self, reader: Reader) -> "PlanImportQuerySet":
        """Return the imports of the partnerships into which the reader may import, and that are open to them."""
        return self.filter(in_sight_of(reader, reader.partnerships_with(Permission.PLAN_IMPORT)))

    def in_partnership(self, partnership: Partnership) -> "PlanImportQuerySet":
        """Return the imports of one partnership."""
        return self.filter(partnership=partnership)


class PlanImport(Record):
    """One sheet on its way into a plan: into one that is there, or into a new one that confirming makes.

    It changes through ``audit.save`` while it is prepared; once done, it is the report, and never
    changes. One that was discarded is on no page, and what was in its file is removed.
    """

    class State(models.TextChoices):
        """How far it has come."""

        PREPARING = "preparing", "Being prepared"
        CONFIRMED = "confirmed", "Confirmed, and being carried out"
        DONE = "done", "Done"
        DISCARDED = "discarded", "Discarded"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="imports")
    circle = models.ForeignKey(
        Circle, null=True, blank=True, on_delete=models.PROTECT, related_name="imports"
    )
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.PROTECT, related_name="imports")
    plan_title = models.CharField("title of the new plan", max_length=120, blank=True)
    starts_on = models.DateField("first day of the plan")
    ends_on = models.DateField("last day of the plan")
    state = models.CharField(max_length=12, choices=State, default=State.PREPARING)
    sheet = models.CharField("name of the sheet", max_length=120, blank=True)
    header_row = models.PositiveIntegerField(default=1)
    columns = models.JSONField(default=dict, blank=True, help_text="Column number → what it holds.")
    choices = models.JSONField(default=dict, blank=True, help_text="Row number → what the person made of it.")
    rows = models.JSONField(default=list, blank=True, help_text="The report: what each row became.")
    not_read = models.JSONField(
        default=list, blank=True, help_text="What the file had besides the rows: a sentence each."
    )
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "partnership": NONE,
        "circle": NONE,
        "file": FREE_TEXT,
        "plan": NONE,
        "plan_title": FREE_TEXT,
        "starts_on": NONE,
        "ends_on": NONE,
        "state": NONE,
        "sheet": FREE_TEXT,
        "header_row": NONE,
        "columns": FREE_TEXT,
        "choices": FREE_TEXT,
        "rows": FREE_TEXT,
        "not_read": FREE_TEXT,
        "added_at": PERSONAL,
        "added_by": PSEUDONYM,
        "done_at": PERSONAL,
    }

    objects = PlanImportQuerySet.as_manager()

    class Meta:
        ordering = ["-added_at", "key"]
        indexes = [
            models.Index(fields=["partnership", "-added_at", "key"], name="plans_import_of_partnership")
        ]
        constraints = [
            models.CheckConstraint(
                name="plans_import_goes_into_a_plan",
                condition=Q(plan__isnull=False) | ~Q(plan_title=""),
                violation_error_message="Choose a plan, or enter the title of a new one.",
            ),
            models.CheckConstraint(
                name="plans_import_plan_ends_after_it_starts",
                condition=Q(ends_on__gt=F("starts_on")),
                violation_error_message="The plan's last day must be after its first day.",
            ),
            models.CheckConstraint(
                name="plans_import_is_done_into_a_plan_at_a_time",
                condition=Q(state="done", done_at__isnull=False, plan__isnull=False)
                | (~Q(state="done") & Q(done_at=None)),
            ),
        ]

    def __str__(self) -> str:
        """Return the name of the file."""
        return self.file.name

    @classmethod
    def abandoned(cls, *, before: datetime) -> PlanImportQuerySet:
        """Return those begun before this moment that are neither finished nor being carried out, oldest first."""
        at_work = Job.objects.filter(kind=JOB, state__in=[Job.State.WAITING, Job.State.RUNNING])
        return (
            cls.objects.filter(added_at__lt=before, state__in=[cls.State.PREPARING, cls.State.CONFIRMED])
            .exclude(key__in=at_work.values("subject_key"))
            .select_related("file")
            .order_by("added_at", "key")
        )

    @property
    def kept_until(self) -> date:
        """Return the last day on which it can be finished."""
        return timezone.localdate(self.added_at) + timedelta(days=DAYS_KEPT)

    def get_absolute_url(self) -> str:
        """Return the address of its page: the preview, or the report."""
        return reverse("plans:import-detail", args=[self.partnership.slug, self.key])

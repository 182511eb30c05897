"""Evidence: a file or a link that shows what an update, a milestone or the end of an action says."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from csp.kernel.personal_data import FREE_TEXT, NONE, PERSONAL, PSEUDONYM
from csp.models import Person, Record, StoredFile
from plans.models.action import Action
from plans.models.milestone import Milestone
from plans.models.part_of_action import PartOfAction, PartOfActionQuerySet
from plans.models.progress_update import ProgressUpdate


class Evidence(PartOfAction, Record):
    """One piece of evidence about an action, kept with the update or milestone that it shows, if with one."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="evidence")
    update = models.ForeignKey(
        ProgressUpdate, null=True, blank=True, on_delete=models.PROTECT, related_name="evidence"
    )
    milestone = models.ForeignKey(
        Milestone, null=True, blank=True, on_delete=models.PROTECT, related_name="evidence"
    )
    title = models.CharField("what it is", max_length=200)
    link = models.URLField("address", max_length=500, blank=True)
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "action": NONE,
        "update": NONE,
        "milestone": NONE,
        "title": FREE_TEXT,
        "link": FREE_TEXT,
        "file": FREE_TEXT,
        "added_at": PERSONAL,
        "added_by": PSEUDONYM,
    }

    objects = PartOfActionQuerySet["Evidence"].as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["-added_at", "key"]
        verbose_name_plural = "evidence"
        indexes = [models.Index(fields=["action", "-added_at", "key"], name="plans_evidence_of_action")]
        constraints = [
            models.CheckConstraint(
                name="plans_evidence_is_a_file_or_a_link",
                condition=Q(link="", file__isnull=False) | (~Q(link="") & Q(file=None)),
                violation_error_message="Give either a file or a link.",
            ),
            models.CheckConstraint(
                name="plans_evidence_is_of_one_thing",
                condition=Q(update=None) | Q(milestone=None),
                violation_error_message="Evidence belongs to an update or to a milestone, not to both.",
            ),
        ]

    def __str__(self) -> str:
        """Return what it is."""
        return self.title

"""Versions of a plan: the text that was put to the authorities, agreed or published, kept for good."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from csp.kernel.personal_data import FREE_TEXT, NONE, PERSONAL, PSEUDONYM
from csp.models import Person, Record
from plans.models.part_of_plan import PartOfPlan, PartOfPlanQuerySet


class PlanVersion(Record, PartOfPlan):
    """The plan as it stood at a moment. Its content never changes; only when it was agreed and published is added."""

    plan = models.ForeignKey("plans.Plan", on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField("the plan, as a snapshot")
    sha256 = models.CharField("SHA-256 of the content, in hexadecimal", max_length=64)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField(null=True, blank=True)
    agreed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "plan": NONE,
        "number": NONE,
        "content": FREE_TEXT,
        "sha256": NONE,
        "made_at": PERSONAL,
        "made_by": PSEUDONYM,
        "agreed_at": PERSONAL,
        "agreed_by": PSEUDONYM,
        "published_at": PERSONAL,
        "published_by": PSEUDONYM,
    }

    objects = PartOfPlanQuerySet.as_manager()

    class Meta:
        ordering = ["-number", "key"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="plans_version_number_once"),
            models.CheckConstraint(
                name="plans_version_agreed_by_somebody_at_a_time",
                condition=Q(agreed_at=None, agreed_by=None)
                | Q(agreed_at__isnull=False, agreed_by__isnull=False),
            ),
            models.CheckConstraint(
                name="plans_version_published_by_somebody_at_a_time",
                condition=Q(published_at=None, published_by=None)
                | Q(published_at__isnull=False, published_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        """Return its number, as people say it."""
        return f"Version {self.number}"

    @property
    def was_put(self) -> bool:
        """Return whether it was put to the authorities: one published without them was made by publishing."""
        return self.published_at is None or self.agreed_at is not None

    def get_absolute_url(self) -> str:
        """Return the address of its page."""
        return reverse("plans:version-detail", args=[self.plan.partnership.slug, self.key])

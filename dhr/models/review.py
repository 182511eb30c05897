"""Reviews of a death: under a code name, for the people in their circles alone."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from csp.kernel.personal_data import FREE_TEXT, NONE, PERSONAL, SPECIAL
from csp.models import AnyReader, Circle, Partnership, Record
from csp.permissions import Permission
from dhr.models.capacity import Part
from plans.models import Plan


class ReviewQuerySet(models.QuerySet["Review"]):
    """Asks which reviews there are for a reader."""

    def visible_to(self, reader: AnyReader) -> "ReviewQuerySet":
        """Return the reviews that the reader is on; no role opens one."""
        works_in = reader.partnerships_with(Permission.ENTER)
        return self.filter(partnership__in=works_in, circle__in=reader.circles)

    def in_partnership(self, partnership: Partnership) -> "ReviewQuerySet":
        """Return the reviews of one partnership."""
        return self.filter(partnership=partnership)


class Review(Record):
    """A review of a death (Domestic Violence, Crime and Victims Act 2004, section 9).

    It has no field for the name of whoever died, of whoever caused it, or of a child: it holds what they are called.
    """

    class Kind(models.TextChoices):
        """Under which rules the death is reviewed."""

        DOMESTIC_HOMICIDE = "dhr", "Domestic homicide review"
        DOMESTIC_ABUSE_RELATED = "dardr", "Domestic abuse related death review"
        SINGLE_UNIFIED = "susr", "Single unified safeguarding review"

    class Source(models.TextChoices):
        """Who told the partnership of the death."""

        POLICE = "police", "The police"
        AGENCY = "agency", "Another agency"
        FAMILY = "family", "The family, or a friend"
        OTHER = "other", "Somebody else"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="reviews")
    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="+")
    panel_circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="+")
    family_circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="+")
    plan_circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="+")
    money_circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="+")
    plan = models.OneToOneField(
        Plan, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="action plan"
    )
    code_name = models.CharField(max_length=60)
    own_reference = models.CharField("the partnership’s own number for it", max_length=40, blank=True)
    kind = models.CharField(max_length=10, choices=Kind)
    died_year = models.PositiveSmallIntegerField("year of the death")
    died_month = models.PositiveSmallIntegerField("month of the death")
    notified_on = models.DateField("day the partnership was told")
    notified_from = models.CharField("who told it", max_length=10, choices=Source)
    notified_by = models.CharField("by which body or in which post", max_length=120, blank=True)
    in_writing = models.BooleanField("told in writing")
    terms = models.TextField("terms of reference", blank=True)
    closed_on = models.DateField("day it was closed", null=True, blank=True)

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "partnership": NONE,
        "circle": NONE,
        "panel_circle": NONE,
        "family_circle": NONE,
        "plan_circle": NONE,
        "money_circle": NONE,
        "plan": NONE,
        "code_name": NONE,
        "own_reference": FREE_TEXT,
        "kind": NONE,
        "died_year": SPECIAL,
        "died_month": SPECIAL,
        "notified_on": SPECIAL,
        "notified_from": SPECIAL,
        "notified_by": PERSONAL,
        "in_writing": NONE,
        "terms": FREE_TEXT,
        "closed_on": NONE,
    }

    objects = ReviewQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["-notified_on", "key"]
        indexes = [
            models.Index(fields=["partnership", "-notified_on", "key"], name="dhr_review_of_partnership")
        ]
        constraints = [
            models.CheckConstraint(
                name="dhr_review_month_is_a_month",
                condition=Q(died_month__range=(1, 12), died_year__range=(1990, 2100)),
                violation_error_message="Enter a month from 1 to 12 and a year in four digits.",
            ),
        ]

    def __str__(self) -> str:
        """Return its code name."""
        return self.code_name

    def circle_of(self, part: Part) -> int:
        """Return the id of the circle that may see a part of it."""
        return getattr(self, f"{part}_id")

    def get_absolute_url(self) -> str:
        """Return the address of its page."""
        return reverse("dhr:review-detail", args=[self.partnership.slug, self.key])

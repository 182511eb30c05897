"""How a partnership runs its reviews: what guidance leaves open, with a sound default."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from csp.kernel.personal_data import NONE
from csp.models import Partnership, Record
from dhr.models.review import Review

STATEMENT = (
    "What I read and hear as part of this review is confidential. I will use it for the review alone, keep it "
    "where only people on the review can see it, speak of it with nobody else, and tell the review’s coordinator at "
    "once if any of it is lost, or seen by somebody whom it is not for. I know that what I open here is written "
    "down. This still binds me when I am no longer on the review."
)


class ReviewRules(Record):
    """What holds for all reviews of a partnership; one without a row of its own does what a new row says."""

    partnership = models.OneToOneField(Partnership, on_delete=models.PROTECT, related_name="review_rules")
    decide_within_months = models.PositiveSmallIntegerField(
        "months from being told to the decision",
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(6)],
    )
    report_within_months = models.PositiveSmallIntegerField(
        "months from the decision to the overview report",
        default=6,
        validators=[MinValueValidator(1), MaxValueValidator(24)],
    )
    related_deaths_from = models.DateField(
        "first day on which a death is reviewed as domestic abuse related", null=True, blank=True
    )
    statement = models.TextField("confidentiality statement", default=STATEMENT)
    holds_reports = models.BooleanField("agency reports may be kept here", default=False)
    assessment = models.CharField("data protection impact assessment", max_length=160, blank=True)
    keeps_reports_years = models.PositiveSmallIntegerField(
        "years after closing that an agency’s report is kept here",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(50)],
    )
    keeps_reviews_years = models.PositiveSmallIntegerField(
        "years after closing that a review is kept",
        default=7,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )
    shows_months = models.PositiveSmallIntegerField(
        "months that a published review stays on the public page",
        null=True,
        blank=True,
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(240)],
    )
    copies_within_days = models.PositiveSmallIntegerField(
        "days within which copies are sent",
        default=28,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
    )
    days_to_pay = models.PositiveSmallIntegerField(
        "days within which partners are to pay a charge",
        default=30,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
    )
    shows_counts = models.BooleanField("the number of reviews in each year is shown", default=False)
    smallest_count = models.PositiveSmallIntegerField(
        "smallest number that is shown",
        default=5,
        validators=[MinValueValidator(3), MaxValueValidator(20)],
    )
    smallest_spend = models.PositiveSmallIntegerField(
        "fewest reviews in a figure of what reviews cost",
        default=2,
        validators=[MinValueValidator(2), MaxValueValidator(20)],
    )
    bands_spend = models.BooleanField("what fewer reviews cost is told as a band", default=False)

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "partnership": NONE,
        "decide_within_months": NONE,
        "report_within_months": NONE,
        "related_deaths_from": NONE,
        "statement": NONE,
        "holds_reports": NONE,
        "assessment": NONE,
        "keeps_reports_years": NONE,
        "keeps_reviews_years": NONE,
        "shows_months": NONE,
        "copies_within_days": NONE,
        "days_to_pay": NONE,
        "shows_counts": NONE,
        "smallest_count": NONE,
        "smallest_spend": NONE,
        "bands_spend": NONE,
    }

    circle_id = None
    history = HistoricalRecords()

    class Meta:
        verbose_name_plural = "review rules"
        constraints = [
            models.CheckConstraint(
                name="dhr_rules_months_are_sound",
                condition=Q(decide_within_months__range=(1, 6), report_within_months__range=(1, 24)),
                violation_error_message="Decide within 1 to 6 months, and report within 1 to 24.",
            ),
            models.CheckConstraint(
                name="dhr_rules_hold_reports_with_an_assessment",
                condition=Q(holds_reports=False) | (~Q(assessment="") & Q(keeps_reports_years__isnull=False)),
                violation_error_message=(
                    "Give the reference of the data protection impact assessment, and for how long reports are kept."
                ),
            ),
            models.CheckConstraint(
                name="dhr_rules_spend_is_of_two_reviews_at_least",
                condition=Q(smallest_spend__gte=2),
                violation_error_message="What reviews cost is told of 2 of them or more.",
            ),
        ]

    def __str__(self) -> str:
        """Return whose rules they are."""
        return f"Rules for reviews of {self.partnership}"

    def kind_for(self, *, year: int, month: int) -> Review.Kind | None:
        """Return under which rules a death in a month is reviewed; none where new ones begin within it."""
        if self.partnership.kind == Partnership.Kind.WALES:
            return Review.Kind.SINGLE_UNIFIED
        begins = self.related_deaths_from
        if begins is None or (year, month) < (begins.year, begins.month):
            return Review.Kind.DOMESTIC_HOMICIDE
        if (year, month) == (begins.year, begins.month) and begins.day > 1:
            return None
        return Review.Kind.DOMESTIC_ABUSE_RELATED


def rules_of(partnership: Partnership) -> ReviewRules:
    """Return how the partnership runs its reviews: its own row, or what a new row says."""
    return getattr(partnership, "review_rules", None) or ReviewRules(partnership=partnership)

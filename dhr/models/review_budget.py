"""What a partnership means to spend on its reviews in a financial year."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from csp.kernel.measures.periods import Period, financial_year, period_of
from csp.kernel.pence import MOST
from csp.kernel.personal_data import NONE
from csp.models import Partnership, Record
from dhr.models.of_partnership import OfPartnershipQuerySet

BACK, AHEAD = 5, 3  # financial years before and after the one that goes on


class ReviewBudget(Record):
    """What a partnership means to spend on reviews in a financial year, whether or not there is one; in pence."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="review_budgets")
    year = models.PositiveSmallIntegerField("year in which the financial year begins")
    pence = models.PositiveBigIntegerField("budget, in pence")

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "partnership": NONE,
        "year": NONE,
        "pence": NONE,
    }

    circle_id = None
    objects = OfPartnershipQuerySet["ReviewBudget"].as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "year"],
                name="dhr_review_budget_once_for_a_year",
                violation_error_message="This year has a budget already.",
            ),
            models.CheckConstraint(
                name="dhr_review_budget_no_more_than_is_read",
                condition=Q(pence__lte=MOST),
                violation_error_message="A budget is £100,000,000.00 or less.",
            ),
        ]

    def __str__(self) -> str:
        """Return for which year it is: 2026–27."""
        return self.period.short

    def get_absolute_url(self) -> str:
        """Return the address of the page of the budgets."""
        return reverse("dhr:budget-list", args=[self.partnership.slug])

    @property
    def period(self) -> Period:
        """Return the financial year."""
        return financial_year(self.year)


def years_offered(today: date) -> list[Period]:
    """Return the financial years whose budget can be set, the latest first, whether or not there was a review."""
    this = period_of("year", today).starts_on.year
    return [financial_year(this + at) for at in range(AHEAD, -BACK - 1, -1)]

"""Financial years whose accounts are closed: the costs in them change no more."""

from datetime import date, timedelta

from django.db import models
from simple_history.models import HistoricalRecords

from csp.kernel.measures.periods import Period, financial_year, period_of
from csp.kernel.personal_data import NONE
from csp.models import Partnership, Record
from dhr.models.of_partnership import OfPartnershipQuerySet

OFFERED = 5  # financial years that are over and can be locked, whether or not there was a review


class YearLock(Record):
    """That the costs of a partnership's reviews in a financial year, and in all years before it, change no more."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="year_locks")
    year = models.PositiveSmallIntegerField("year in which the financial year begins")
    locked_on = models.DateField("day it was locked")

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "partnership": NONE,
        "year": NONE,
        "locked_on": NONE,
    }

    circle_id = None
    objects = OfPartnershipQuerySet["YearLock"].as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "year"],
                name="dhr_year_locked_once",
                violation_error_message="This year is locked already.",
            )
        ]

    def __str__(self) -> str:
        """Return which year it is: 2025–26."""
        return self.period.short

    @property
    def period(self) -> Period:
        """Return the financial year."""
        return financial_year(self.year)


def year_called(year: int) -> str:
    """Return what the financial year is called that begins in April of a year: 2025–26."""
    return financial_year(year).short


def years_over(today: date) -> list[Period]:
    """Return the financial years that are over and can be locked, the latest first."""
    found, year = [], period_of("year", today)
    for _ in range(OFFERED):
        year = period_of("year", year.starts_on - timedelta(days=1))
        found.append(year)
    return found

"""Risks of a report: what may go wrong, what is done about it, and how large it is before and after that."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from simple_history.models import HistoricalRecords

from csp.kernel.risk_level import STEPS
from csp.models import Partnership, Reader, Record
from csp.permissions import Permission
from scrutiny.models.report import Report

STEP = list(STEPS.items())
LEVELS = ("likelihood_before", "impact_before", "likelihood_after", "impact_after")


class RiskQuerySet(models.QuerySet["ReportRisk"]):
    """Asks which risks there are for a reader."""

    def visible_to(self, reader: Reader) -> Self:
        """Return the risks of the reports that the reader writes."""
        return self.filter(report__partnership__in=reader.partnerships_with(Permission.REPORT_WRITE))

    def in_partnership(self, partnership: Partnership) -> Self:
        """Return the risks of one partnership's reports."""
        return self.filter(report__partnership=partnership)


class ReportRisk(Record):
    """One risk of a report, in words that everybody reads; ``holder`` is a post."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="risks")
    position = models.PositiveSmallIntegerField()
    risk = models.CharField(max_length=300)
    controls = models.TextField("what is done about it")
    holder = models.CharField("who holds it", max_length=120, blank=True)
    likelihood_before = models.PositiveSmallIntegerField(choices=STEP)
    impact_before = models.PositiveSmallIntegerField(choices=STEP)
    likelihood_after = models.PositiveSmallIntegerField(choices=STEP)
    impact_after = models.PositiveSmallIntegerField(choices=STEP)

    circle_id = None
    objects = RiskQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["position", "key"]
        verbose_name = "risk of a report"
        verbose_name_plural = "risks of reports"
        constraints = [
            models.CheckConstraint(
                name="scrutiny_risk_has_levels_of_three",
                condition=Q(*((f"{name}__in", tuple(STEPS)) for name in LEVELS)),
                violation_error_message="Choose low, medium or high for each.",
            ),
        ]

    def __str__(self) -> str:
        """Return what it is."""
        return self.risk

    def get_absolute_url(self) -> str:
        """Return the address of the page that changes it."""
        return reverse("scrutiny:risk-edit", args=[self.report.partnership.slug, self.key])

    @property
    def partnership_id(self) -> int:
        """Return the id of the partnership whose report it is in."""
        return self.report.partnership_id

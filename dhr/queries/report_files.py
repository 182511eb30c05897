"""Files of agency reports that have been kept for as long as their partnership says: for the clock."""

from datetime import date

from django.db.models import Q

from csp.kernel.review_clocks import MONTHS_A_YEAR, add_months
from csp.models import StoredFile
from dhr.models import AgencyReport, AgencyReportStep, LegalHold, Review, ReviewRules


def over(*, day: date, report: int | None = None) -> list[int]:
    """Return the reports (ids) whose files have been kept for long enough; what something in law needs stays.

    Of all, or of one alone.
    """
    found: list[int] = []
    held = LegalHold.objects.filter(ended_on=None).order_by().values("review")
    for rules in ReviewRules.objects.filter(keeps_reports_years__isnull=False).order_by("pk"):
        before = add_months(day, -(rules.keeps_reports_years or 0) * MONTHS_A_YEAR)
        closed = AgencyReport.objects.filter(
            review__partnership=rules.partnership_id, review__closed_on__lt=before
        )
        if report is not None:
            closed = closed.filter(pk=report)
        here = closed.filter(Q(file__isnull=False) | Q(steps__file__isnull=False))
        mine = here.exclude(review__in=held).order_by("pk").distinct()
        found.extend(mine.values_list("pk", flat=True))
    return found


def held(pk: int) -> AgencyReport | None:
    """Return a report, locked until the transaction ends with its review, so that no hold is placed meanwhile.

    Nothing where it was destroyed meanwhile, with its review.
    """
    mine = Review.objects.filter(pk__in=AgencyReport.objects.filter(pk=pk).order_by().values("review"))
    list(mine.order_by().select_for_update(no_key=True).values_list("pk"))
    list(AgencyReport.objects.filter(pk=pk).order_by().select_for_update().values_list("pk"))
    return AgencyReport.objects.select_related("review").filter(pk=pk).first()


def steps_with_files(report: AgencyReport) -> list[AgencyReportStep]:
    """Return the steps with which files of a report came."""
    found = AgencyReportStep.objects.filter(report=report, file__isnull=False)
    return list(found.select_related("file").order_by("pk"))


def files_of(report: AgencyReport) -> list[StoredFile]:
    """Return the files of a report, earlier ones too."""
    mine = Q(pk=report.file_id) | Q(
        pk__in=AgencyReportStep.objects.filter(report=report).order_by().values("file")
    )
    return list(StoredFile.objects.filter(mine).order_by("pk"))

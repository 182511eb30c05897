"""Which risks reports list, and how each came to say what it says."""

from typing import Any

from django.db.models import QuerySet

from csp.models import Reader
from scrutiny.models import Report, ReportRisk


def open_to(reader: Reader) -> QuerySet[ReportRisk]:
    """Return the risks of the reports that the reader writes, in the order of each."""
    found = ReportRisk.objects.visible_to(reader).select_related(
        "report__partnership", "report__meeting__committee"
    )
    return found.order_by("position", "key")


def of_report(reader: Reader, *, report: Report) -> QuerySet[ReportRisk]:
    """Return the risks of a report, in order."""
    return open_to(reader).filter(report=report)


def versions_in(reader: Reader, *, report: Report) -> list[Any]:
    """Return the saved versions of all risks of a report that the reader writes, removed ones too."""
    mine = Report.objects.visible_to(reader).filter(pk=report.pk)
    rows = ReportRisk.history.filter(report__in=mine.values("pk"))
    return list(rows.select_related("history_user").order_by("id", "history_date", "history_id"))


def removed(reader: Reader, *, key: str) -> Any:
    """Return the last version of a risk with this key that somebody took out of a report the reader writes."""
    mine = Report.objects.visible_to(reader).values("pk")
    gone = ReportRisk.history.filter(key=key, history_type="-", report__in=mine)
    return gone.select_related("report__partnership", "history_user").first()

"""Which corrections a report has, and how each came to be what it is."""

from typing import Any

from csp.models import Audience, Reader
from scrutiny.models import Correction, Pack, Report
from scrutiny.models.correction import CorrectionQuerySet
from scrutiny.queries import packs


def open_to(reader: Reader) -> CorrectionQuerySet:
    """Return the corrections of the reports that the reader may write, in the order in which they were added."""
    return (
        Correction.objects.visible_to(reader)
        .select_related("report__partnership", "report__meeting__committee")
        .order_by("report", "added_at", "pk")
    )


def of_report(reader: Reader, *, report: Report) -> CorrectionQuerySet:
    """Return the corrections that no version of a report lists yet, in the order in which they were added."""
    return open_to(reader).filter(report=report, listed_in=None)


def issued_of(reader: Reader, *, report: Report) -> list[Pack]:
    """Return what everybody may read of a report as it was issued for its meeting, the last version first."""
    found = packs.of_report(reader, report=report).issued().filter(meeting=report.meeting_id)
    return list(found.filter(audience=Audience.PART_1))


def versions_of(reader: Reader, *, report: Report) -> list[Any]:
    """Return every saved version of a report's corrections, removed ones too, one by one, oldest first."""
    mine = Report.objects.visible_to(reader).filter(pk=report.pk)
    rows = Correction.history.filter(report_id__in=mine.values("pk")).select_related("history_user")
    return list(rows.order_by("id", "history_date", "history_id"))


def removed(reader: Reader, *, key: str) -> Any:
    """Return the last version of a correction with this key that somebody removed, if there was one."""
    mine = Report.objects.visible_to(reader)
    gone = Correction.history.filter(key=key, history_type="-", report_id__in=mine.values("pk"))
    return gone.select_related("report__partnership", "report__meeting__committee", "history_user").first()

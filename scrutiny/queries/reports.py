"""Which reports are being written, and how each came to say what it says."""

from django.db.models import QuerySet

from csp.models import Partnership, Reader
from scrutiny.models import CommitteeMeeting, Report
from scrutiny.models.report import ReportQuerySet


def open_to(reader: Reader) -> ReportQuerySet:
    """Return the reports that the reader may write, newest meeting first."""
    return (
        Report.objects.visible_to(reader)
        .select_related(
            "partnership", "plan", "meeting__committee__authority", "meeting__committee__partnership"
        )
        .order_by("-meeting__held_on", "title", "key")
    )


def of_partnership(reader: Reader, *, partnership: Partnership) -> ReportQuerySet:
    """Return the partnership's reports that the reader may write, newest meeting first."""
    return open_to(reader).in_partnership(partnership)


def same_report(reader: Reader, *, meeting: CommitteeMeeting, title: str) -> Report | None:
    """Return the report of this title for this meeting, if there is one that the reader may write."""
    return open_to(reader).filter(meeting=meeting, title=title).first()


def held(reader: Reader, *, key: str) -> Report | None:
    """Return a report that the reader may write, locked until the transaction ends, or none."""
    waited = Report.objects.visible_to(reader).select_for_update(of=("self",)).filter(key=key).first()
    return open_to(reader).filter(pk=waited.pk).first() if waited else None


def versions_of(reader: Reader, *, report: Report, since: int = 1) -> QuerySet:
    """Return the saved versions of a report the reader may write, from one on, oldest first, with who saved it."""
    mine = Report.objects.visible_to(reader).filter(pk=report.pk)
    return (
        Report.history.filter(id__in=mine.values("pk"), version__gte=since)
        .select_related("history_user", "plan", "meeting__committee")
        .order_by("history_date", "history_id")
    )

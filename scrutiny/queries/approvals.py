"""Which approvals of reports were recorded, which of them stand for a build, and who may be named."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Min, QuerySet

from csp.models import Partnership, Person, Reader
from csp.permissions import Permission
from csp.queries.partnerships import people_with
from scrutiny.models import Approval, Pack, PackAppendix, Report
from scrutiny.models.approval import ApprovalQuerySet


def open_to(reader: Reader) -> ApprovalQuerySet:
    """Return the approvals of the reports that the reader may write, in the order in which they were recorded."""
    return (
        Approval.objects.visible_to(reader)
        .select_related("report__partnership", "report__meeting__committee", "recorded_by", "ended_by")
        .select_related("pack__partnership")
        .defer("pack__snapshot", "pack__checks")
        .order_by("recorded_at", "key")
    )


def of_report(reader: Reader, *, report: Report) -> ApprovalQuerySet:
    """Return every approval of a report, those of other words and those taken back too."""
    return open_to(reader).filter(report=report)


def of_words(reader: Reader, *, pack: Pack) -> Sequence[Approval]:
    """Return the approvals that stand of exactly what a pack says, in the order in which its form asks for them."""
    if not pack.fingerprint:
        return []
    found = of_report(reader, report=pack.report).standing().filter(fingerprint=pack.fingerprint)
    given = {one.asked: one for one in found}
    wanted = pack.report.council_form.approvals
    return [given[one.name] for one in wanted if one.name in given]


def first_built(reader: Reader, *, pack: Pack) -> datetime:
    """Return when exactly what a pack says was built first."""
    mine = Pack.objects.visible_to(reader).filter(report=pack.report_id, fingerprint=pack.fingerprint)
    found: datetime | None = mine.aggregate(first=Min("built_at"))["first"]
    return found or pack.asked_at


def was_issued(reader: Reader, *, approval: Approval) -> bool:
    """Return whether what was approved was issued."""
    mine = Pack.objects.visible_to(reader).issued().filter(report=approval.report_id)
    return mine.filter(fingerprint=approval.fingerprint).exists()


def files_with(reader: Reader, *, pack: Pack) -> dict[str, PackAppendix]:
    """Return the files that went with a part of a pack, by letter, also one that the reader may not read."""
    mine = Report.objects.visible_to(reader)
    rows = PackAppendix.objects.filter(pack=pack, pack__report__in=mine.values("pk"))
    return {one.letter: one for one in rows.select_related("checked__file").order_by("letter")}


def people_to_name(reader: Reader, *, partnership: Partnership) -> QuerySet[Person]:
    """Return who of Saferplan may be named as having approved a report: whoever reads papers there."""
    return people_with(reader, Permission.PAPERS_READ_OWN, partnership=partnership)


def versions_of(reader: Reader, *, report: Report) -> list[Any]:
    """Return every saved version of a report's approvals, one by one, oldest first."""
    mine = Report.objects.visible_to(reader).filter(pk=report.pk)
    rows = Approval.history.filter(report_id__in=mine.values("pk")).select_related("history_user", "pack")
    return list(rows.order_by("id", "history_date", "history_id"))

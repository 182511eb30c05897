"""Remove the files of agency reports, by the clock, when they have been kept for as long as the partnership says."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from csp import audit, files
from csp.audit.nobody import Nobody
from csp.kernel import day_words
from dhr.models.verb import Verb
from dhr.queries import report_files


def remove_over(*, now: datetime) -> None:
    """Remove them, a report at a time; what was written down of each report stays with its review."""
    for pk in report_files.over(day=timezone.localdate(now)):
        _remove(pk, now=now)


@transaction.atomic
def _remove(pk: int, *, now: datetime) -> None:
    report = report_files.held(pk)
    if report is None or pk not in report_files.over(day=timezone.localdate(now), report=pk):
        return  # somebody needs it since, in law, or it was destroyed with its review
    found = report_files.files_of(report)
    for step in report_files.steps_with_files(report):
        step.file = None
        step.save()
    was_here = report.file_id is not None
    report.file = None
    if was_here and not report.kept_at:
        day = day_words.plain(timezone.localdate(now))
        report.kept_at = f"Not here any more: removed on {day}, when its time was over"
    audit.save(report, by=Nobody(), why=Verb.REPORT_FILE_REMOVED, now=now)
    for file in found:
        file.delete()
        files.let_go(file)

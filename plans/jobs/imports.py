"""Carry out an import in the background."""

from django.urls import reverse
from django.utils import timezone

from csp.jobs import Progress, Stopped
from csp.models import Job
from csp.queries.jobs import is_latest
from csp.queries.readers import reader_of
from plans.services.importing import carry_out

CONFIRMED_SINCE = "It was confirmed again since, so this attempt has ended. Its page shows how it stands."


def import_plan(progress: Progress) -> None:
    """Carry out the import that the job names, as whoever confirmed it."""
    reader = reader_of(progress.job.asked_by, today=timezone.localdate(progress.now()))
    if not is_latest(reader, job=progress.job):
        raise Stopped(CONFIRMED_SINCE)
    carry_out(key=progress.job.subject_key, by=reader, progress=progress)


def page_of(job: Job) -> str:
    """Return the address of the import: its report, or its rows when it stopped."""
    return reverse("plans:import-detail", args=[job.partnership.slug, job.subject_key])

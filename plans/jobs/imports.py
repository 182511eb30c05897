"""Carry out an import in the background."""

from django.urls import reverse
from django.utils import timezone

from csp.jobs import Progress
from csp.models import Job
from csp.queries.readers import reader_of
from plans.services.importing import carry_out


def import_plan(progress: Progress) -> None:
    """Carry out the import that the job names, as whoever confirmed it."""
    reader = reader_of(progress.job.asked_by, today=timezone.localdate(progress.now()))
    carry_out(key=progress.job.subject_key, by=reader, progress=progress)


def page_of(job: Job) -> str:
    """Return the address of the import: its report, or its rows when it stopped."""
    return reverse("plans:import-detail", args=[job.partnership.slug, job.subject_key])

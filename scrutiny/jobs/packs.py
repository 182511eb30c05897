"""Build a pack in the background."""

from django.urls import reverse
from django.utils import timezone

from csp.jobs import Progress
from csp.models import Job
from csp.queries.readers import reader_of
from scrutiny.services.packs import build


def build_pack(progress: Progress) -> None:
    """Build the pack that the job names, as whoever asked for it."""
    reader = reader_of(progress.job.asked_by, today=timezone.localdate(progress.now()))
    build(key=progress.job.subject_key, by=reader, progress=progress)


def page_of(job: Job) -> str:
    """Return the address of the pack, which leads on to its report while it is not built."""
    return reverse("scrutiny:pack-detail", args=[job.partnership.slug, job.subject_key])

"""Make a PDF of a page in the background."""

from django.urls import reverse
from django.utils import timezone

from csp.jobs import Progress
from csp.models import Job, MadePdf
from csp.queries.readers import reader_of
from csp.services.made_pdfs import make


def make_pdf(progress: Progress) -> None:
    """Make the PDF that the job names, as whoever asked for it."""
    reader = reader_of(progress.job.asked_by, today=timezone.localdate(progress.now()))
    make(key=progress.job.subject_key, by=reader, progress=progress)


def page_of(job: Job) -> str:
    """Return the address of the page that offers the PDF; of “my work” when it is no longer there."""
    try:
        return MadePdf.page_offering(job.subject_key)
    except MadePdf.DoesNotExist:
        return reverse("csp:home", args=[job.partnership.slug])

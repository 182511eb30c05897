"""PDFs of pages, made as a worker makes them, without drawing one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from csp.documents import render as renderer
from csp.jobs.running import run
from csp.models import Job, MadePdf
from csp.services.made_pdfs import About, WantedPdf, ask_for_pdf
from csp.web import clock
from plans.models import Meeting, Plan, PlanVersion
from plans.presenters.highlights_pdf import KIND
from plans.services.publications import PDF
from tests.integration import meeting, papers, people
from tests.unit.csp.sample import sample


@contextmanager
def drawn(how: Callable[..., Any] = papers.rendered) -> Iterator[None]:
    """Let drawing go as a test says, and quickly."""
    before, renderer.render = renderer.render, how
    try:
        yield
    finally:
        renderer.render = before


def wanted(kind: str, *, is_public: bool = False) -> WantedPdf:
    """A PDF of a page, of some report."""
    return WantedPdf(kind, sample(0), "vale-page.pdf", "/p/vale/", is_public=is_public)


def made(about: About, want: WantedPdf, *, called: str, how: Callable[..., Any] = papers.rendered) -> MadePdf:
    """A PDF that somebody asked for and a worker made, once in a test."""
    by = people.reader(called)
    found = MadePdf.objects.filter(kind=want.kind, subject_key=about.key, file__isnull=False)
    if not found.filter(**({"is_public": True} if want.is_public else {"asked_by": by.person})).exists():
        worked(ask_for_pdf(about=about, wanted=want, by=by, now=clock.now()), how=how)
    return found.select_related("file").latest("asked_at", "pk")


def worked(job: Job, *, how: Callable[..., Any] = papers.rendered) -> Job:
    """Do one job, as a worker would, and return it as it ended."""
    with drawn(how):
        run(job.key, clock=clock.now)
    job.refresh_from_db()
    return job


def public_version() -> PlanVersion:
    """The version of Vale's plan that the public sees in the demonstration."""
    version = people.plan().public_version
    assert version is not None
    return version


def published() -> Plan:
    """Vale's plan, with the PDF of the version that the public sees."""
    made(public_version(), wanted(PDF, is_public=True), called="june")
    return people.plan()


def highlighted(called: str = "aled") -> Meeting:
    """A meeting of which somebody has the highlight report as a PDF."""
    made(meeting.autumn(), wanted(KIND), called=called)
    return meeting.autumn()

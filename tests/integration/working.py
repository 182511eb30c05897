"""Do the work of the queue here and now, and a kind of work that tests can ask for."""

from collections.abc import Callable

from django.urls import reverse

from csp.jobs import Kind, Progress, register, start
from csp.jobs.running import run
from csp.models import Job
from csp.web import clock
from tests.integration import people

KIND = "tests.work"
_WORK: list[Callable[[Progress], None]] = []

register(Kind(KIND, "Doing the work", run=f"{__name__}.work", page=f"{__name__}.page"))


def work(progress: Progress) -> None:
    """Do what the test that runs has given it to do."""
    _WORK[-1](progress)


def page(job: Job) -> str:
    """Where one goes on to."""
    return reverse("csp:home", args=[job.partnership.slug])


def give(what: Callable[[Progress], None]) -> None:
    """Say what the next piece of work is."""
    _WORK.append(what)


def job_of(called: str, *, by: str = KIND) -> Job:
    """A job that somebody asked for about action 1.6, once in a test."""
    reader = people.reader(called)
    found = Job.objects.filter(kind=by, asked_by=reader.person).first()
    return found or start(by, subject=people.action("1.6"), by=reader, now=clock.now())


def do_the_work() -> list[Job]:
    """Run every job that waits, as a worker would, and return them as they ended."""
    waiting = list(Job.objects.filter(state=Job.State.WAITING).order_by("pk"))
    for job in waiting:
        run(job.key, clock=clock.now)
        job.refresh_from_db()
    return waiting

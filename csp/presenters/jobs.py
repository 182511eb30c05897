"""A job as its page shows it: how far it is, in words and as a bar, and where it leads."""

from dataclasses import dataclass

from django.utils.module_loading import import_string

from csp.jobs.kinds import kind_of
from csp.models import Job


@dataclass(frozen=True)
class JobPage:
    """What somebody who waits wants to know."""

    heading: str
    words: str
    doing: str
    percent: int | None
    is_waiting: bool
    has_failed: bool
    refusal: str
    fault: str
    goes_on_to: str

    @classmethod
    def of(cls, job: Job) -> "JobPage":
        """Return the page of a job."""
        kind = kind_of(job.kind)
        return cls(
            heading=kind.doing,
            words=_words(job),
            doing=job.doing,
            percent=100 * job.steps_done // job.steps if job.steps else None,
            is_waiting=not job.has_ended,
            has_failed=job.state == Job.State.FAILED,
            refusal=job.refusal,
            fault=job.fault,
            goes_on_to=import_string(kind.page)(job),
        )


def _words(job: Job) -> str:
    if job.state == Job.State.RUNNING and job.steps:
        return f"{job.steps_done} of {job.steps} done"
    if job.state == Job.State.WAITING and job.tries:
        return "It was interrupted, and waits to start again"
    return Job.State(job.state).label

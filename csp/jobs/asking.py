"""Ask for work to be done: now, again after it failed, or again after its worker went silent."""

from datetime import datetime
from typing import Protocol

from django.db import transaction
from django.utils.module_loading import import_string

from csp.audit.saving import Subject
from csp.jobs.kinds import kind_of
from csp.models import Job, Reader
from csp.models.job import TRIES

TASK = "csp.worker.task.run_job"
GAVE_UP = (
    "It was begun three times and did not finish. Try again; if it stops again, tell your administrator."
)


class Named(Subject, Protocol):
    """A record that knows where it belongs, and has a key."""

    key: str

    @property
    def partnership_id(self) -> int:
        """Return the partnership that the work is for."""


@transaction.atomic
def start(kind: str, *, subject: Named, by: Reader, now: datetime) -> Job:
    """Queue work on a record, and return its job; nothing is queued if the transaction is rolled back."""
    job = Job(
        kind=kind_of(kind).name,
        subject_key=subject.key,
        partnership_id=subject.partnership_id,
        circle_id=subject.circle_id,
        asked_by=by.person,
        asked_at=now,
        queued_at=now,
    )
    job.save()
    _queue(job)
    return job


@transaction.atomic
def ask_again(job: Job, *, now: datetime) -> bool:
    """Queue a job that failed, once however often it is asked; return whether this asking did it."""
    begun = job.begin_again(now=now)
    if begun:
        _queue(job)
    return begun


def rescue_lost(now: datetime) -> int:
    """Queue again the jobs that went silent; after three tries, let them fail with a sentence. Return how many."""
    lost = Job.lost(now)
    for job in lost:
        with transaction.atomic():
            if job.state == Job.State.RUNNING and job.tries >= TRIES:
                job.give_up(GAVE_UP, now=now)
            elif job.put_back(now=now):
                _queue(job)
    return len(lost)


def _queue(job: Job) -> None:
    import_string(TASK).enqueue(job.key)

"""The one task of the queue: it names a job, by its key, and nothing else."""

from django_tasks import task

from csp.jobs.running import run
from csp.web import clock


@task()
def run_job(key: str) -> None:
    """Run the job with this key."""
    run(key, clock=clock.now)

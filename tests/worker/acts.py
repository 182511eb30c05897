"""What the tests of the worker do in processes of their own: ask for work, be the worker, say how things stand."""

import json
import sys
import time
from datetime import timedelta

import django

django.setup()

from django.core.management import call_command  # noqa: E402  (Django is set up first)
from django.db import transaction  # noqa: E402  (Django is set up first)

from csp.jobs import Kind, Progress, register, start  # noqa: E402  (Django is set up first)
from csp.models import Job, Person  # noqa: E402  (Django is set up first)
from csp.queries.readers import reader_of  # noqa: E402  (Django is set up first)
from csp.web import clock  # noqa: E402  (Django is set up first)
from plans.models import Action, Plan  # noqa: E402  (Django is set up first)

KIND = "tests.rename"
STEPS, STEP = 10, 0.05  # seconds
WORDS = "Written by the job"

register(Kind(KIND, "Renaming", run=f"{__name__}.rename", page=f"{__name__}.page"))


def tell(words: str) -> None:
    """Say something to the test that waits for it, at once."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def rename(progress: Progress) -> None:
    """Prepare for half a second, then write every action of the plan, slowly, in one transaction."""
    tell("begun")
    for step in range(STEPS):
        progress.step(step, of=STEPS)
        time.sleep(STEP)
    tell("prepared")
    with transaction.atomic():
        for action in Action.objects.filter(plan__key=progress.job.subject_key):
            Action.objects.filter(pk=action.pk).update(title=WORDS)
            time.sleep(STEP / 5)
        tell("written")
        progress.finish()
    tell("ended")


def page(job: Job) -> str:
    """Nobody goes on from here."""
    return "/"


def ask() -> None:
    """Ask for the plan's actions to be renamed."""
    june = reader_of(Person.objects.get(email__startswith="june."), today=clock.today())
    plan = Plan.objects.get(title__startswith="Community Safety Plan")
    start(KIND, subject=plan, by=june, now=clock.now())


def worker() -> None:
    """Be the worker."""
    call_command("worker", interval=0.05, startup_delay=False)


def age() -> None:
    """Let three minutes pass over every job."""
    before = clock.now() - timedelta(minutes=3)
    Job.objects.filter(heartbeat_at__isnull=False).update(heartbeat_at=before, queued_at=before)


def drain() -> None:
    """Do what is due, then every job of the queue."""
    call_command("run_due")
    call_command("db_worker", batch=True, startup_delay=False, verbosity=0)


def say() -> None:
    """Print how things stand."""
    job = Job.objects.get()
    renamed = Action.objects.filter(title=WORDS).count()
    every = Action.objects.filter(plan__key=job.subject_key).count()
    tell(json.dumps({"state": job.state, "tries": job.tries, "renamed": renamed, "of": every}))


if __name__ == "__main__":
    # The kind is registered under this module's own name, by which the worker looks its functions up.
    from tests.worker import acts

    for name in sys.argv[1:]:
        getattr(acts, name)()

"""Run one job: take it, do it, and write down how it ended."""

import logging
from collections.abc import Callable
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.utils.module_loading import import_string

from csp.jobs.kinds import kind_of
from csp.jobs.progress import Overtaken, Progress, Stopped
from csp.kernel.keys import new_key
from csp.models import Job

log = logging.getLogger(__name__)
WENT_WRONG = (
    "Something went wrong, and nothing was changed. Try again; if it stops again, tell your administrator."
)


def run(key: str, *, clock: Callable[[], datetime]) -> None:
    """Do the work of one job, unless another worker has it; whatever goes wrong is written down, never raised."""
    job = Job.take(key, now=clock())
    if job is None:
        return
    progress = Progress(job, clock)
    try:
        import_string(kind_of(job.kind).run)(progress)
        if job.state == Job.State.RUNNING:
            job.end(Job.State.DONE, now=clock())
    except Overtaken:
        return
    except (Stopped, PermissionDenied) as refusal:
        job.end(Job.State.FAILED, now=clock(), refusal=str(refusal) or WENT_WRONG)
    except Exception:
        fault = new_key()
        # The log has the whole of it; the row only its reference, because a traceback can quote a record.
        log.exception("A job of kind %s failed: fault %s", job.kind, fault)
        job.end(Job.State.FAILED, now=clock(), refusal=WENT_WRONG, fault=fault)

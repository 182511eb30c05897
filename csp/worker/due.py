"""What is due by the clock, whoever runs it: cron, a timer, or the worker every minute."""

import logging
from datetime import datetime

from django.core.management import call_command
from django.utils.module_loading import import_string

from csp.files import sweep
from csp.jobs.asking import rescue_lost
from csp.jobs.sweeps import sweeps
from csp.mail import deliver

log = logging.getLogger(__name__)


def run_due(now: datetime, *, with_post: bool = True) -> None:
    """Queue lost jobs again, forget ended sessions and old tasks, remove files that no row names.

    Then do what the apps want done, and send the messages that wait; a worker has other hands for those.
    """
    rescue_lost(now)
    call_command("clearsessions")
    call_command("prune_db_task_results", verbosity=0)
    sweep(now)
    for name in sweeps():
        try:
            import_string(name)(now=now)
        except Exception:  # one that fails keeps nobody else's work waiting
            log.exception("%s could not be done; it is tried again the next time", name)
    if with_post:
        deliver(clock=lambda: now)

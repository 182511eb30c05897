"""The worker: does what is due when it starts and every minute, the jobs of the queue as they come, and the post."""

import logging
import threading
from typing import Any

from django.db import close_old_connections
from django_tasks_db.management.commands.db_worker import Command as QueueWorker

from csp.web import clock
from csp.worker.due import run_due
from csp.worker.post import Post

EVERY = 60  # seconds
log = logging.getLogger(__name__)


class Command(QueueWorker):
    """``manage.py worker``: run one or more; each takes a job that no other has."""

    help = "Do the background work: jobs as they are asked for, messages, and every minute what is due by the clock."

    def handle(self, *args: Any, **options: Any) -> None:
        """Begin with what is due, then send the post and wait for jobs."""
        run_due(clock.now(), with_post=False)
        threading.Thread(target=_keep_due, name="due", daemon=True).start()
        post = Post()
        post.start()
        try:
            super().handle(*args, **options)
        finally:
            post.stop()


def _keep_due() -> None:
    wait = threading.Event()
    while not wait.wait(EVERY):
        try:
            run_due(clock.now(), with_post=False)
        except Exception:
            log.exception("What was due could not all be done; it is tried again in a minute")
        finally:
            close_old_connections()

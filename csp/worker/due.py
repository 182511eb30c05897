"""What is due by the clock, whoever runs it: cron, a timer, or the worker every minute."""

from datetime import datetime

from django.core.management import call_command

from csp.files import sweep
from csp.jobs.asking import rescue_lost


def run_due(now: datetime) -> None:
    """Queue lost jobs again, forget ended sessions and old tasks, remove files that no row names."""
    rescue_lost(now)
    call_command("clearsessions")
    call_command("prune_db_task_results", verbosity=0)
    sweep(now)

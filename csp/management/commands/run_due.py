"""Do what is due by the clock."""

from typing import Any

from django.core.management.base import BaseCommand

from csp.web import clock
from csp.worker.due import run_due


class Command(BaseCommand):
    """``manage.py run_due``: from cron or a timer, every minute or every five; safe to run at any time."""

    help = (
        "Queue lost jobs again, clear away what has ended or that nothing names, send the messages that wait."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it once."""
        run_due(clock.now())

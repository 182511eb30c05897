"""Do what is due by the clock."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from csp.queries.retention import Due, due_everywhere
from csp.web import clock
from csp.worker.due import run_due


class Command(BaseCommand):
    """``manage.py run_due``: from cron or a timer, every minute or every five; safe to run at any time."""

    help = (
        "Queue lost jobs again, clear away what has ended or that nothing names, remove what has been kept for long "
        "enough, write what waits for people on working days from seven, send the messages that wait."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer to do nothing."""
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="do nothing; print how much has been kept for long enough, without anything restricted",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it once, or say what it would remove."""
        now = clock.now()
        if not options["dry_run"]:
            run_due(now)
            return
        found = due_everywhere(day=timezone.localdate(now), now=now)
        for name, counts in found.items():
            self.stdout.write(f"{name or 'of no partnership'}: {_told(counts)}")
        if not found:
            self.stdout.write("Nothing has been kept for longer than its partnership says.")
        self.stdout.write("Nothing was done.")


def _told(counts: Due) -> str:
    """Return the counts in words."""
    said = ((counts.messages, "message"), (counts.invitations, "invitation"))
    rows = ", ".join(f"{number} {what}{'' if number == 1 else 's'}" for number, what in said)
    people = f"the contact details of {counts.people} {'person' if counts.people == 1 else 'people'}"
    return f"{rows}, {people}"

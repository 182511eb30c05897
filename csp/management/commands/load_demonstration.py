"""Load the demonstration partnership and say how to sign in to it."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from csp.demonstration import PASSWORD
from csp.demonstration.load import load
from csp.demonstration.sign_ins import sign_ins
from csp.web import clock


class Command(BaseCommand):
    """``manage.py load_demonstration``: safe to run again."""

    help = "Load the demonstration partnership (only where DEMONSTRATION is on) and print its sign-ins."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load it once, then print one sign-in for each role."""
        if not settings.DEMONSTRATION:
            raise CommandError("The demonstration has known passwords: set DEMONSTRATION=1 to load it.")
        partnership = load(today=clock.today())
        self.stdout.write(f"{partnership}. Everybody’s password is: {PASSWORD}")
        for one in sign_ins():
            self.stdout.write(f"  {one.role:<38} {one.email:<48} {one.name}")

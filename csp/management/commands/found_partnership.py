"""Found a partnership and its first administrator, who does the rest in the browser."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from csp.models import Authority, Partnership
from csp.services.founding import Founding, found_partnership
from csp.web import clock

COUNCILS = [kind.value for kind in Authority.Kind if kind.value.endswith("_council")]


class Command(BaseCommand):
    """``manage.py found_partnership vale --place Vale --kind two_tier --council … --name … --email …``."""

    help = "Found a partnership: the council that runs it, and the administrator who sets up the rest."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say who and what."""
        parser.add_argument("slug", help="its name in addresses, for example vale")
        parser.add_argument("--place", required=True, help="for example Vale")
        parser.add_argument("--kind", required=True, choices=Partnership.Kind.values)
        parser.add_argument("--council", required=True, help="the council that runs it, by its legal name")
        parser.add_argument("--council-kind", required=True, choices=COUNCILS)
        parser.add_argument("--name", required=True, help="the first administrator's name")
        parser.add_argument("--email", required=True, help="the address that they sign in with")

    def handle(self, *args: Any, **options: Any) -> None:
        """Found it, or say in a sentence why it can't be."""
        given = {name: options[name].strip() for name in Founding.__dataclass_fields__}
        try:
            partnership = found_partnership(founding=Founding(**given), now=clock.now())
        except ValidationError as wrong:
            raise CommandError(" ".join(wrong.messages)) from wrong
        start = reverse("csp:settings", args=[partnership.slug])
        self.stdout.write(f"{partnership} is founded. {given['email']} asks for a code at")
        self.stdout.write(f"{reverse('account_request_login_code')}, then sets up the rest at {start}.")

"""`manage.py build_assets`: builds the style sheet, scripts and fonts into build/assets."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from csp.web import assets


class Command(BaseCommand):
    """``manage.py build_assets``: quick when nothing changed."""

    help = "Build the style sheet, scripts and fonts (nothing happens when they are up to date)."
    requires_system_checks: list[str] = []  # noqa: RUF012  (Django's own way to say: needs no database)

    def handle(self, *args, **options) -> None:
        try:
            built = assets.build(settings.BASE_DIR)
        except assets.AssetsError as reason:
            raise CommandError(str(reason)) from reason
        self.stdout.write("The assets are built." if built else "The assets are up to date.")

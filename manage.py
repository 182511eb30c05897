#!/usr/bin/env python
"""Run Saferplan's commands: `python manage.py help` lists them."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line


def main() -> None:
    """Run one command; a wrong environment value is one sentence, not a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "csp.settings")
    try:
        from django.conf import settings  # noqa: PLC0415  (the settings are read here, so that the refusal is caught)

        settings.INSTALLED_APPS  # noqa: B018  (reading one setting reads them all)
    except ImproperlyConfigured as refusal:
        sys.exit(f"Saferplan did not start. {refusal}")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()

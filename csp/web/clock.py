"""The only place that asks what time it is."""

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """Return this moment, in UTC, as the database keeps it."""
    return timezone.now()


def today() -> date:
    """Return today's date in London, as people mean it."""
    return timezone.localdate()

"""Addresses of many rows, with one look at the URL table instead of one a row."""

from django.urls import reverse

from csp.kernel.keys import ALPHABET, LENGTH
from csp.models import Partnership

ANY_KEY = ALPHABET[0] * LENGTH


def action_address(partnership: Partnership, *, page: str = "action-detail") -> str:
    """Return the address of an action's page with ``{}`` in the place of its key."""
    return address(page, partnership)


def address(page: str, partnership: Partnership) -> str:
    """Return the address of any page of the plans with ``{}`` in the place of the key in it."""
    return reverse(f"plans:{page}", args=[partnership.slug, ANY_KEY]).replace(ANY_KEY, "{}")

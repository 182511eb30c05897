"""The pages on which a partnership is set up: each app registers its own, and the settings page lists them."""

from dataclasses import dataclass

from django.urls import reverse

from csp.models import Partnership, Reader
from csp.permissions import Permission


@dataclass(frozen=True)
class SettingsPage:
    """One page of the settings, offered to those who hold its permission."""

    label: str
    about: str
    url_name: str
    permission: Permission


_PAGES: list[SettingsPage] = []


def register(*pages: SettingsPage) -> None:
    """Add pages, in the order in which they are to be listed; called from an ``apps.py``."""
    _PAGES.extend(page for page in pages if page not in _PAGES)


def pages_of(reader: Reader, *, partnership: Partnership) -> list[tuple[SettingsPage, str]]:
    """Return each page that the reader may open, with its address."""
    return [
        (page, reverse(page.url_name, args=[partnership.slug]))
        for page in _PAGES
        if reader.holds(page.permission, partnership=partnership.pk)
    ]

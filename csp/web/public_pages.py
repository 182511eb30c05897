"""What a partnership publishes, one page an app: each registers its own, and they lead to one another."""

from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True)
class PublicPage:
    """A list of what a partnership publishes, that everybody may read."""

    label: str
    url_name: str


_PAGES: list[PublicPage] = []


def register(page: PublicPage) -> None:
    """Add an app's public list; called from its ``apps.py``, in the order of the apps."""
    if page not in _PAGES:
        _PAGES.append(page)


def public_pages(slug: str, *, here: str) -> list[tuple[str, str, bool]]:
    """Return (label, address, whether one is here) for each public list of a partnership."""
    return [(page.label, reverse(page.url_name, args=[slug]), page.url_name == here) for page in _PAGES]

"""Pages that other apps have about a seat at the table: each registers its own, and the authority links to it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from csp.models import Reader, Seat
from csp.permissions import Permission


@dataclass(frozen=True)
class SeatPage:
    """A page about a seat: what its link says, its name among the addresses, and what opens it."""

    label: str
    url_name: str
    permission: Permission


_PAGES: list[SeatPage] = []


def register(page: SeatPage) -> None:
    """Add a page; called from an app's ``apps.py``."""
    if page not in _PAGES:
        _PAGES.append(page)


def links_to(reader: Reader, seats: Iterable[Seat]) -> list[tuple[str, str]]:
    """Return (words, address) of the pages about these seats that the reader may open."""
    return [
        (f"{page.label}: {seat}", reverse(page.url_name, args=[seat.partnership.slug, seat.key]))
        for seat in seats
        for page in _PAGES
        if reader.holds(page.permission, partnership=seat.partnership_id)
    ]

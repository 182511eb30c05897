"""What the circle of a restricted record belongs to: an app that owns circles registers how its page is found."""

from collections.abc import Callable
from typing import NamedTuple

from django.utils.module_loading import import_string

from csp.models import Reader


class Way(NamedTuple):
    """A link on the way back up from what is restricted: its words and its address."""

    words: str
    url: str


Finder = Callable[..., Way | None]
_FINDERS: list[str] = []


def register(finder: str) -> None:
    """Add a function, named by its dotted path, that takes the reader and ``circle_id``; called from ``apps.py``."""
    if finder not in _FINDERS:
        _FINDERS.append(finder)


def way_up(reader: Reader, *, circle_id: int | None) -> Way | None:
    """Return the link to what the circle belongs to, where that is open to the reader; none without a circle."""
    if circle_id is None:
        return None
    found = (import_string(one)(reader, circle_id=circle_id) for one in _FINDERS)
    return next(filter(None, found), None)

"""What the circle of a restricted record belongs to: an app that owns circles registers how its pages are found."""

from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol

from django.utils.module_loading import import_string

from csp.models import Reader


class Way(NamedTuple):
    """A link on the way back up from what is restricted: its words and its address."""

    words: str
    url: str


class Restricted(Protocol):
    """A record that may belong to a circle."""

    @property
    def circle_id(self) -> int | None:
        """Return the circle whose members alone may read it."""


Finder = Callable[..., Way | None]
Besides = Callable[..., Iterable[Way]]
_FINDERS: list[str] = []
_BESIDES: list[str] = []


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


def register_beside(finder: str) -> None:
    """Add a function, named by its dotted path, that takes the reader and ``record``; called from ``apps.py``."""
    if finder not in _BESIDES:
        _BESIDES.append(finder)


def beside(reader: Reader, *, record: Restricted) -> list[Way]:
    """Return the links from a restricted record to what it comes of, where that is open to the reader.

    Nothing is asked about a record without a circle.
    """
    if record.circle_id is None:
        return []
    found: list[Iterable[Way]] = [import_string(one)(reader, record=record) for one in _BESIDES]
    return [way for ways in found for way in ways]

"""What is asked of a person and what they hold: each app registers a provider, and “My work” shows them together."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.utils.module_loading import import_string

from csp.models import Partnership, Reader


@dataclass(frozen=True)
class Ask:
    """One thing asked of one person, with a date where it has one."""

    title: str
    url: str
    why: str
    verb: str
    due_on: date | None = None
    is_late: bool = False


class Tag(Protocol):
    """How a status is drawn."""

    @property
    def letter(self) -> str:
        """Return what officers say."""

    @property
    def word(self) -> str:
        """Return what it means."""

    @property
    def colour(self) -> str:
        """Return the name of its colour."""


@dataclass(frozen=True)
class Holding:
    """One thing that a person holds, whether or not anything is asked about it today."""

    reference: str
    title: str
    url: str
    due: str
    is_late: bool
    reported: str
    status: Tag


Provider = Callable[..., Iterable[Any]]
_ASKS: list[str] = []
_HOLDINGS: list[str] = []


def register(*, asks: str, holdings: str = "") -> None:
    """Add an app's providers, as dotted names; called from its ``apps.py``. It may have nothing to hold."""
    for provider, known in ((asks, _ASKS), (holdings, _HOLDINGS)):
        if provider and provider not in known:
            known.append(provider)


def asks_of(reader: Reader, *, partnership: Partnership) -> list[Ask]:
    """Return everything asked of the reader in the partnership: late first, then by date, undated last."""
    found: list[Ask] = _all(_ASKS, reader, partnership)
    return sorted(found, key=lambda ask: (not ask.is_late, ask.due_on or date.max, ask.title))


def holdings_of(reader: Reader, *, partnership: Partnership) -> list[Holding]:
    """Return everything the reader holds in the partnership, in the order each app gives."""
    return _all(_HOLDINGS, reader, partnership)


def _all(providers: list[str], reader: Reader, partnership: Partnership) -> list[Any]:
    return [one for name in providers for one in import_string(name)(reader, partnership=partnership)]

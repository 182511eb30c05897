"""What a new partnership does first: each app registers its steps, and the settings page shows how far they are."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.module_loading import import_string

from csp.models import Partnership, Reader


@dataclass(frozen=True)
class Step:
    """One thing to do before the partnership has its first plan."""

    title: str
    url: str
    about: str
    is_done: bool


_PROVIDERS: list[str] = []


def register(provider: str) -> None:
    """Add an app's steps, as a dotted name; called from its ``apps.py``, in the order in which they are taken."""
    if provider not in _PROVIDERS:
        _PROVIDERS.append(provider)


def steps_of(reader: Reader, *, partnership: Partnership) -> list[Step]:
    """Return every step in order, done or not."""
    found: Iterable[list[Step]] = (
        import_string(name)(reader, partnership=partnership) for name in _PROVIDERS
    )
    return [step for steps in found for step in steps]

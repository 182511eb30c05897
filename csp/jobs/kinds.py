"""The kinds of work there are: each app registers its own, as dotted names, because nothing here knows the apps."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """One kind of work.

    ``run`` is the dotted name of a function that takes a ``Progress`` and does the work; ``page`` that of one
    that takes the Job and returns the address of the page to go on to, or of the way back when it failed.
    """

    name: str
    doing: str  # for example “Importing the plan”
    run: str
    page: str


_KINDS: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Add a kind of work; called from an app's ``apps.py``."""
    _KINDS[kind.name] = kind


def kind_of(name: str) -> Kind:
    """Return the kind with this name; raises KeyError when no app has registered it."""
    return _KINDS[name]

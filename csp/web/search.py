"""Search: each app registers what it can find, and the search page shows it kind by kind."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.module_loading import import_string

from csp.kernel.marking import Piece
from csp.models import Partnership, Reader

AT_MOST = 20  # results of a kind on the page


@dataclass(frozen=True)
class Result:
    """One record that was found: its title and the words round what was looked for, in marked pieces."""

    title: list[Piece]
    url: str
    about: str
    excerpt: list[Piece]


@dataclass(frozen=True)
class Found:
    """What was found of one kind: how many, and the first of them."""

    label: str
    total: int
    results: list[Result]

    @property
    def left_out(self) -> int:
        """Return how many are not shown."""
        return self.total - len(self.results)


Finder = Callable[..., Found]
_FINDERS: list[str] = []


def register(finder: str) -> None:
    """Add an app's finder, as a dotted name; called from its ``apps.py``."""
    if finder not in _FINDERS:
        _FINDERS.append(finder)


def found(reader: Reader, *, partnership: Partnership, words: str) -> list[Found]:
    """Return what the reader may open that holds every one of the words, by kind; a kind without any is left out."""
    kinds: list[Found] = [
        import_string(name)(reader, partnership=partnership, words=words, at_most=AT_MOST)
        for name in _FINDERS
    ]
    return [kind for kind in kinds if kind.total]

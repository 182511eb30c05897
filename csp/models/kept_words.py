"""Words that stay inside circles: an app whose matters go by a name registers which, for whoever knows it."""

from typing import TYPE_CHECKING, NamedTuple

from django.utils.module_loading import import_string

if TYPE_CHECKING:
    from csp.models.reader import Reader


class KeptWords(NamedTuple):
    """A name, the circle (an id) of all who know it, and circles (ids) of whose texts others read some."""

    words: str
    circle: int
    read_outside: frozenset[int] = frozenset()


_TELLERS: list[str] = []


def register(teller: str) -> None:
    """Add a function, named by its dotted path, from a reader to ``KeptWords``; called from ``apps.py``."""
    if teller not in _TELLERS:
        _TELLERS.append(teller)


def kept_words(reader: "Reader") -> tuple[KeptWords, ...]:
    """Return the names that the reader knows and must not write where others read."""
    return tuple(one for teller in _TELLERS for one in import_string(teller)(reader))

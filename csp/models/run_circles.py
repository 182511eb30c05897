"""Circles whose matters named people run: an app that names them registers who that is for a reader."""

from typing import TYPE_CHECKING, NamedTuple

from django.utils.module_loading import import_string

if TYPE_CHECKING:
    from csp.models.reader import Reader


class RunCircles(NamedTuple):
    """Of the circles (their ids) that a reader is in and that named people run: whether the reader is one of them.

    ``only_read`` are those of others in which the reader changes nothing, whatever their roles let them do elsewhere.
    """

    by_reader: frozenset[int] = frozenset()
    by_others: frozenset[int] = frozenset()
    only_read: frozenset[int] = frozenset()


_TELLERS: list[str] = []


def register(teller: str) -> None:
    """Add a function, named by its dotted path, from a reader to ``RunCircles``; called from ``apps.py``."""
    if teller not in _TELLERS:
        _TELLERS.append(teller)


def circles_run(reader: "Reader") -> RunCircles:
    """Return which circles of the reader's are run by named people: one question for each app that names any."""
    told: list[RunCircles] = [import_string(one)(reader) for one in _TELLERS]
    return RunCircles(
        by_reader=frozenset().union(*(one.by_reader for one in told)),
        by_others=frozenset().union(*(one.by_others for one in told)),
        only_read=frozenset().union(*(one.only_read for one in told)),
    )

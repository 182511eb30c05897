"""What seats lead: each app that gives seats something to lead registers how to count it and how to pass it on."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.utils.module_loading import import_string

from csp.models import Reader, Seat

_COUNTS: list[str] = []
_MOVES: list[str] = []


def register(*, counts: str, moves: str) -> None:
    """Add an app's count and its way to pass work on, as dotted names; called from its ``apps.py``.

    ``counts`` takes a reader and ``seats`` (their ids), and returns how many open actions each of them leads.
    ``moves`` is a service: it takes ``seats`` (new seats by the ids of old ones), ``by``, ``now`` and ``reason``.
    """
    for name, known in ((counts, _COUNTS), (moves, _MOVES)):
        if name not in known:
            known.append(name)


def open_work_of(*, seats: Iterable[Seat], by: Reader) -> Counter[int]:
    """Return, by the id of the seat, how many open actions that the reader may see each of these leads."""
    ids = [seat.pk for seat in seats]
    total: Counter[int] = Counter()
    for name in _COUNTS if ids else ():
        total.update(import_string(name)(by, seats=ids))
    return total


def move_open_work(*, seats: Mapping[int, Seat], by: Reader, now: datetime, reason: str) -> None:
    """Give what each old seat leads and is still open to the new one, within the caller's transaction."""
    for name in _MOVES:
        import_string(name)(seats=seats, by=by, now=now, reason=reason)

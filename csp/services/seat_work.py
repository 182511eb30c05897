"""What seats lead: each app that gives seats something to lead registers how to count it and how to pass it on."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.module_loading import import_string

from csp.kernel.listing import listed
from csp.kernel.terms import Noun, Words
from csp.models import Reader, Seat


@dataclass(frozen=True)
class Led:
    """A kind of thing that seats lead: what a partnership calls it, and how it is counted, as a dotted name.

    ``counts`` takes a reader and ``seats`` (their ids), and returns how many that the reader may see each of them
    leads.
    """

    called: Callable[[Words], Noun]
    counts: str


_LED: dict[str, Led] = {}
_MOVES: list[str] = []


def register(*led: Led, moves: str) -> None:
    """Add what an app's seats lead, in the order in which it is said, and its way to pass all of it on.

    Called from its ``apps.py``. ``moves`` is the dotted name of a service: it takes ``seats`` (new seats by the ids
    of old ones), ``by``, ``now`` and ``reason``.
    """
    for kind in led:
        _LED[kind.counts] = kind
    if moves not in _MOVES:
        _MOVES.append(moves)


def open_work_of(*, seats: Iterable[Seat], by: Reader, words: Words) -> dict[int, str]:
    """Return in words, by the id of the seat, what the reader may see that it leads; none that leads nothing.

    For example “9 open actions, 2 priorities and 1 measure”.
    """
    ids = [seat.pk for seat in seats]
    said: dict[int, list[str]] = defaultdict(list)
    for kind in _LED.values() if ids else ():
        noun = kind.called(words)
        for seat, number in import_string(kind.counts)(by, seats=ids).items():
            said[seat].append(f"{number} {noun.one if number == 1 else noun.many}")
    return {seat: listed(several) for seat, several in said.items()}


def move_open_work(*, seats: Mapping[int, Seat], by: Reader, now: datetime, reason: str) -> None:
    """Give what each old seat leads and is still open to the new one, within the caller's transaction."""
    for name in _MOVES:
        import_string(name)(seats=seats, by=by, now=now, reason=reason)

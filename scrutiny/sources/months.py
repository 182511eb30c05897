"""How many actions were complete at the end of each of the last twelve months, from what was reported by then."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

MONTHS = 12
Part = TypeVar("Part")


@dataclass(frozen=True)
class Move:
    """A report that moved an action's status: whether it stood for complete after, and before."""

    action: int
    on: date
    is_complete: bool
    was_complete: bool


def completed_by_month(
    there: Mapping[int, tuple[date, bool]], moves: Iterable[Move], *, as_at: date
) -> tuple[tuple[date, tuple[int, ...]], ...]:
    """Return (last day, actions complete by then) for each of the last months in which there was an action.

    ``there`` holds, for each action, the day it was added and whether it is complete now; ``moves`` are oldest
    first. The last month ends on ``as_at``, with what is complete now, so that it agrees with the plan whatever
    set a status.
    """
    by_action: dict[int, list[Move]] = {}
    for move in moves:
        by_action.setdefault(move.action, []).append(move)
    found = []
    for end in _ends(as_at):
        known = [action for action, (added_on, _) in there.items() if added_on <= end]
        complete = (
            one
            for one in known
            if (
                there[one][1]
                if end == as_at
                else _was_complete(by_action.get(one, []), end, now=there[one][1])
            )
        )
        if known:
            found.append((end, tuple(complete)))
    return tuple(found)


def complete_of_each(
    parts: Mapping[Part, Collection[int]],
    there: Mapping[int, tuple[date, bool]],
    moves: Iterable[Move],
    *,
    as_at: date,
) -> dict[Part, dict[date, int]]:
    """Return, for each part of a plan, how many of its actions were complete on each last day.

    A month in which a part had no action yet is left out of it.
    """
    known = list(moves)
    return {
        part: {
            end: len(ones)
            for end, ones in completed_by_month({one: there[one] for one in of}, known, as_at=as_at)
        }
        for part, of in parts.items()
    }


def _was_complete(moves: list[Move], end: date, *, now: bool) -> bool:
    """Return whether an action was complete on a day: as last reported by then, or as it stood before any report."""
    before = [move for move in moves if move.on <= end]
    if before:
        return before[-1].is_complete
    return moves[0].was_complete if moves else now


def _ends(as_at: date) -> list[date]:
    """Return the last days of the eleven months before a day, and the day itself, oldest first."""
    ends = [as_at]
    while len(ends) < MONTHS:
        ends.append(ends[-1].replace(day=1) - timedelta(days=1))
    return ends[::-1]

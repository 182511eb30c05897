"""What became of a record from save to save: its changes field by field, and who removed it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.utils import timezone

from csp.kernel import day_words
from csp.kernel.saves import Save, saves_of


@dataclass(frozen=True)
class Story:
    """What became of one record: its saves, its end, and what it had been by then."""

    name: str
    saves: list[Save]
    ended: str
    was: list[tuple[str, str]]


class Kind(NamedTuple):
    """Every saved version of the records of one kind, record by record and oldest first, and what is told of them.

    ``fields`` are (name, label) pairs; ``called`` goes before a record's own name where a page shows several kinds;
    ``name`` gives that name from its last version, where it is not the record's own words for itself.
    """

    versions: Sequence[Any]
    fields: Sequence[tuple[str, str]]
    called: str = ""
    name: Callable[[Any], str] = lambda version: str(version.instance)


def stories_of(kinds: Iterable[Kind], *, say: Callable[[Any, str], str]) -> list[Story]:
    """Return what became of each record that was changed or removed, the last changed first.

    ``say`` gives the words for a field of a version.
    """
    found = []
    for kind in kinds:
        by_record: dict[int, list[Any]] = {}
        for row in kind.versions:
            by_record.setdefault(row.id, []).append(row)
        for mine in by_record.values():
            last = mine[-1]
            name = f"{kind.called}: {kind.name(last)}" if kind.called else kind.name(last)
            saved, ended = saves_of(mine, fields=kind.fields, say=say, of=name), ended_words(last)
            was = [(label, say(last, field)) for field, label in kind.fields] if ended else []
            if saved or ended:
                found.append((last.history_date, Story(name, saved, ended, was)))
    return [story for _, story in sorted(found, key=lambda one: one[0], reverse=True)]


def ended_words(version: Any) -> str:
    """Return who removed a record, when and why, of the last row of its history; empty while it is there."""
    if version.history_type != "-":
        return ""
    who = version.history_user.name if version.history_user else "Nobody named"
    why = f" ({version.history_change_reason})" if version.history_change_reason else ""
    return f"Removed by {who} on {day_words.plain(timezone.localdate(version.history_date))}{why}"

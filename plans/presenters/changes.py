"""Every change to an action, field by field, newest first."""

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from csp.kernel import day_words

FIELDS = (
    ("reference", "Reference"),
    ("title", "What will be done"),
    ("detail", "Detail"),
    ("priority_id", "Priority"),
    ("objective_id", "Objective"),
    ("lead_seat_id", "Lead authority"),
    ("lead_person_id", "Lead person"),
    ("due_on", "Due date"),
    ("timescale", "Timescale"),
    ("done_when", "Success measure"),
    ("additionality", "Why it is not business as usual"),
    ("status_id", "Status"),
)


@dataclass(frozen=True)
class Change:
    """One field that was changed."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Save:
    """One save: who, when, why, and what it changed."""

    at: datetime
    who: str
    reason: str
    changes: list[Change]

    @property
    def label(self) -> str:
        """Return what the table of this save is called."""
        return f"Changed by {self.who} on {day_words.plain(timezone.localdate(self.at))}"


Names = Mapping[str, Callable[[Any], str]]


def saves_of(versions: Sequence[Any], names: Names) -> list[Save]:
    """Return each save that changed something, newest first; ``names`` says the value of a field that is an id."""
    pairs = itertools.pairwise(versions)
    saves = [_save(new, _changes(old, new, names)) for old, new in pairs]
    return [save for save in reversed(saves) if save.changes]


def _save(version: Any, changes: list[Change]) -> Save:
    who = version.history_user.name if version.history_user else "Nobody named"
    return Save(version.history_date, who, version.history_change_reason or "", changes)


def _changes(old: Any, new: Any, names: Names) -> list[Change]:
    changed = [(name, label) for name, label in FIELDS if getattr(old, name) != getattr(new, name)]
    return [
        Change(label, _say(name, getattr(old, name), names), _say(name, getattr(new, name), names))
        for name, label in changed
    ]


def _say(name: str, value: Any, names: Names) -> str:
    if value in (None, ""):
        return "Nothing"
    if isinstance(value, date):
        return day_words.plain(value)
    return names[name](value) if name in names else str(value)

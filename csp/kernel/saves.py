"""The saves of a record, field by field: who saved it, when, why, and what that changed."""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from csp.kernel import day_words


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
    of: str = ""
    place: int = 1

    @property
    def label(self) -> str:
        """Return what the table of this save is called."""
        changed = f"{self.of}, changed" if self.of else "Changed"
        here = timezone.localtime(self.at)
        return f"{changed} by {self.who} on {day_words.plain(here.date())} at {here:%H:%M}"

    @property
    def box(self) -> str:
        """Return what the box round that table is called: no other has its name, even of the same moment."""
        return f"{self.label}:{self.at:%S}, save {self.place}"


def saves_of(
    versions: Sequence[Any],
    *,
    fields: Sequence[tuple[str, str]],
    say: Callable[[Any, str], str],
    of: str = "",
) -> list[Save]:
    """Return each save that changed one of the fields, newest first.

    ``versions`` are rows of a history, oldest first; ``fields`` are (name, label) pairs; ``say`` gives the words
    for a field of a version; ``of`` names the record where a page shows several.
    """
    saves: list[Save] = []
    for old, new in itertools.pairwise(versions):
        changes = [
            Change(label, say(old, name), say(new, name))
            for name, label in fields
            if getattr(old, name) != getattr(new, name)
        ]
        if changes:
            who = new.history_user.name if new.history_user else "Nobody named"
            reason = new.history_change_reason or ""
            saves.append(Save(new.history_date, who, reason, changes, of, place=len(saves) + 1))
    return saves[::-1]

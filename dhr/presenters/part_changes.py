"""Every change to the records of one kind on a review: field by field, those that were removed too."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from csp.kernel import day_words, saves
from csp.kernel.saves import Save
from csp.kernel.stories import Kind, Story, stories_of


@dataclass(frozen=True)
class Told:
    """How the changes to one kind of record are told: its fields, what their choices are called, and its name."""

    fields: Sequence[tuple[str, str]]
    chosen: Mapping[str, Mapping[Any, str]]
    name: Callable[[Any], str] = lambda version: str(version.instance)

    def stories(self, versions: Sequence[Any]) -> list[Story]:
        """Return what became of each record that was changed or removed, the last changed first.

        ``versions`` are rows of a history, by record and oldest first.
        """
        return stories_of([Kind(versions, self.fields, name=self.name)], say=self.say)

    def since(self, versions: Sequence[Any], *, one: Any, version: int) -> list[Save]:
        """Return the saves of one record after a version of it."""
        mine = [row for row in versions if row.id == one.pk and row.version >= version]
        return saves.saves_of(mine, fields=self.fields, say=self.say)

    def say(self, version: Any, name: str) -> str:
        """Return the words for a field of a saved version."""
        value = getattr(version, name)
        if value in (None, ""):
            return "Nothing"
        if isinstance(value, date):
            return day_words.plain(value)
        return str(self.chosen.get(name, {}).get(value, value))

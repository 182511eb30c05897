"""Every change to the records of a review, of one kind or of several: field by field, those removed too."""

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


@dataclass(frozen=True)
class ToldTogether:
    """How the changes to records of several kinds are told on one page: what each kind is called, and its own."""

    kinds: Mapping[type[Any], tuple[str, Told]]

    def stories(self, versions: Mapping[type[Any], Sequence[Any]]) -> list[Story]:
        """Return what became of each record that was changed or removed, the last changed first.

        ``versions`` are the rows of the histories of each kind, by record and oldest first.
        """
        return stories_of([self._kind(model, rows) for model, rows in versions.items()], say=self._say)

    def since(self, versions: Mapping[type[Any], Sequence[Any]], *, one: Any, version: int) -> list[Save]:
        """Return the saves of one record after a version of it."""
        return self.kinds[type(one)][1].since(versions[type(one)], one=one, version=version)

    def _kind(self, model: type[Any], rows: Sequence[Any]) -> Kind:
        called, told = self.kinds[model]
        return Kind(rows, told.fields, called, told.name)

    def _say(self, version: Any, name: str) -> str:
        return self.kinds[type(version.instance)][1].say(version, name)

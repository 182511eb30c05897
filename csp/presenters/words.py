"""What was changed about a partnership's words, newest first: all words of one save together."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from csp.kernel import saves
from csp.kernel.saves import Save
from csp.kernel.terms import Term

FIELDS = tuple((term.value, term.label) for term in Term)


@dataclass
class Standing:
    """The partnership's words as one save left them."""

    words: dict[str, str] = field(default_factory=dict)
    saved: frozenset[str] = frozenset()  # the terms of this save
    version: int = 0
    history_date: datetime | None = None
    history_user: Any = None
    history_change_reason: str = ""

    def __getattr__(self, name: str) -> str:
        """Return the word for a term."""
        if name.startswith("_"):
            raise AttributeError(name)
        return self.words.get(name, "")

    def is_of_the_save_of(self, row: Any) -> bool:
        """Return whether a row of the history was saved together with these."""
        same = (row.history_date, row.history_user_id) == (
            self.history_date,
            self.history_user.pk if self.history_user else None,
        )
        return same and row.term not in self.saved


def saves_of(rows: Sequence[Any], *, since: int = 0) -> list[Save]:
    """Return each save that changed a word after the version ``since``; ``rows`` are the history of every word."""
    later = [one for one in _standings(rows) if one.version >= since]
    return saves.saves_of(later, fields=FIELDS, say=_say)


def _standings(rows: Sequence[Any]) -> list[Standing]:
    found = [Standing()]
    for row in rows:
        last = found[-1]
        if not last.is_of_the_save_of(row):
            found.append(
                Standing(
                    words=dict(last.words),
                    version=last.version,
                    history_date=row.history_date,
                    history_user=row.history_user,
                )
            )
        found[-1].words[row.term] = row.text
        found[-1].saved |= {row.term}
        found[-1].version += 1
    return found


def _say(standing: Any, name: str) -> str:
    return getattr(standing, name) or "Everybody’s word"

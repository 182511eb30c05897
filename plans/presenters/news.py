"""What others saved while somebody was writing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from csp.kernel.saves import Save
from csp.kernel.terms import EVERYBODYS, Words
from plans.models import ProgressUpdate
from plans.presenters.action_page import Entry, timeline_of
from plans.presenters.changes import Names, saves_of
from plans.presenters.scheme import Scheme


@dataclass(frozen=True)
class News:
    """The updates and the changes that were saved since a version was opened, newest first."""

    updates: list[Entry]
    saves: list[Save]

    @classmethod
    def of(
        cls,
        versions: Sequence[Any],
        updates: Iterable[ProgressUpdate],
        *,
        scheme: Scheme,
        names: Names,
        words: Words = EVERYBODYS,
    ) -> "News":
        """Return the news; the first of the versions is the one that was opened."""
        since = versions[0].history_date if versions else None
        newer = [update for update in updates if since is None or update.made_at > since]
        return cls(timeline_of(newer, [], scheme), saves_of(versions, names, words))

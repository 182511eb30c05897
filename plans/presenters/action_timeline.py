"""What was decided of an action among what has been said of it, and the evidence beside each update."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.utils import timezone
from django.utils.safestring import mark_safe

from csp.kernel import day_words
from csp.kernel.markdown import to_html
from plans.models import ActionState
from plans.presenters.action_page import Entry
from plans.presenters.action_states import became
from plans.presenters.evidence import Line


def with_decisions(entries: Iterable[Entry], versions: Sequence[Any]) -> list[Entry]:
    """Return the lines of a history with those of what was decided, newest first; ``versions`` are oldest first."""
    decided = [_decided(old, new) for old, new in itertools.pairwise(versions) if old.state != new.state]
    return sorted([*entries, *decided], key=lambda entry: entry.at, reverse=True)


def with_evidence(
    entries: Iterable[Entry], shown: Mapping[int, Sequence[Line]], *, add_url: str
) -> list[Entry]:
    """Return the lines with the evidence of each update; ``add_url`` is where whoever may adds some."""
    return [
        replace(
            entry,
            evidence=shown.get(entry.update.pk, ()),
            evidence_url=f"{add_url}?shows={entry.update.key}" if add_url else "",
        )
        if entry.update
        else entry
        for entry in entries
    ]


def _decided(old: Any, new: Any) -> Entry:
    finished = ""
    if new.state == ActionState.CLOSED:
        finished = f", finished on {day_words.plain(new.state_on)}"
    who = f"{new.history_user.name}, " if new.history_user else ""
    day = day_words.plain(timezone.localdate(new.history_date))
    body = mark_safe(to_html(new.outcome or new.state_why))  # noqa: S308  (to_html has cleaned what was written)
    heading = became(new.state, before=old.state)
    return Entry(new.history_date, "change", heading, f"{finished}. {who}{day}", body=body)

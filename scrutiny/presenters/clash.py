"""What others saved in a report while somebody was writing."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from csp.kernel import day_words

FIELDS = (
    ("meeting", "Meeting"),
    ("plan", "Plan"),
    ("title", "Title of the report"),
    ("report_of", "Report of"),
    ("cabinet_member", "Cabinet member"),
    ("wards", "Wards affected"),
    ("contact", "Author and contact"),
    ("purpose", "Purpose of the report"),
    ("recommendations", "What the committee is asked to do"),
    ("summary", "Summary in your own words"),
    ("next_year", "The year ahead"),
)


@dataclass(frozen=True)
class Save:
    """One save: who and when, and each answer that it changed, as it was and as it is."""

    label: str
    changes: list[tuple[str, str, str]]


def saves_of(versions: Sequence[Any]) -> list[Save]:
    """Return each save that changed something, newest first."""
    saves = [_save(old, new) for old, new in itertools.pairwise(versions)]
    return [save for save in reversed(saves) if save.changes]


def _save(old: Any, new: Any) -> Save:
    who = new.history_user.name if new.history_user else "somebody"
    changes = [
        (label, _said(old, name), _said(new, name))
        for name, label in FIELDS
        if getattr(old, name) != getattr(new, name)
    ]
    day = day_words.plain(timezone.localdate(new.history_date))
    return Save(f"Changed by {who} on {day}", changes)


def _said(version: Any, name: str) -> str:
    return str(getattr(version, name) or "") or "Nothing"

"""What others saved in a report while somebody was writing."""

import itertools
from collections.abc import Collection, Sequence
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


def saves_of(versions: Sequence[Any], *, plans: Collection[int]) -> list[Save]:
    """Return each save that changed something, newest first; ``plans`` are the ids of those the reader may open."""
    saves = [_save(old, new, plans) for old, new in itertools.pairwise(versions)]
    return [save for save in reversed(saves) if save.changes]


def _save(old: Any, new: Any, plans: Collection[int]) -> Save:
    who = new.history_user.name if new.history_user else "somebody"
    changes = [
        (label, _said(old, name, plans), _said(new, name, plans))
        for name, label in FIELDS
        if getattr(old, name) != getattr(new, name)
    ]
    day = day_words.plain(timezone.localdate(new.history_date))
    return Save(f"Changed by {who} on {day}", changes)


def _said(version: Any, name: str, plans: Collection[int]) -> str:
    if name == "plan" and version.plan_id not in plans:
        return "A plan that you can’t open"
    return str(getattr(version, name) or "") or "Nothing"

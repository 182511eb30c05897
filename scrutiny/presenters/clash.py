"""What others saved in a report while somebody was writing."""

from collections.abc import Collection, Sequence
from typing import Any

from csp.kernel import saves
from csp.kernel.council_form import labels_of
from csp.kernel.saves import Save

FIELDS = (
    ("meeting", "Meeting"),
    ("plan", "Plan"),
    ("title", "Title of the report"),
    ("report_of", "Report of"),
    ("cabinet_member", "Cabinet member"),
    ("wards", "Wards affected"),
    ("contact", "Author and contact"),
    ("purpose", "Purpose of the report"),
    ("front", "Other fields of the front sheet"),
    ("implications", "Implications"),
    ("recommendations", "What the committee is asked to do"),
)


def saves_of(versions: Sequence[Any], *, plans: Collection[int]) -> list[Save]:
    """Return each save that changed something, newest first; ``plans`` are the ids of those the reader may open."""
    return saves.saves_of(versions, fields=FIELDS, say=lambda version, name: said_of(version, name, plans))


def said_of(version: Any, name: str, plans: Collection[int]) -> str:
    """Return the words for a field of a version of a report."""
    if name == "plan" and version.plan_id not in plans:
        return "A plan that you can’t open"
    if name in ("front", "implications"):
        return _listed(version, name)
    return str(getattr(version, name) or "") or "Nothing"


def _listed(version: Any, name: str) -> str:
    """Return the answers to what a report's own form asks, one on each line, in the form's words."""
    labels = labels_of(version.form)
    lines = [f"{labels.get(one, one)}: {_answer(value)}" for one, value in getattr(version, name).items()]
    return "\n".join(lines) or "Nothing"


def _answer(value: Any) -> str:
    if isinstance(value, str):
        return value
    word = "Yes" if value["yes"] else "No"
    return f"{word}. {value['detail']}" if value["detail"] else word

"""Every change to what is published of a review: its words, its conditions, its documents."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from csp.kernel import day_words
from csp.kernel.saves import Save, saves_of
from csp.kernel.stories import Kind, Story, stories_of
from dhr.models import Condition, Publication, PublishedDocument

FIELDS: dict[type[Any], Sequence[tuple[str, str]]] = {
    Publication: (
        ("title", "What it is called"),
        ("summary", "Summary"),
        ("planned_on", "Day it is to be published"),
        ("published_on", "Day it was published"),
        ("shown_until", "Last day on the public page"),
        ("taken_down_on", "Day it was taken down"),
        ("taken_down_why", "Why it was taken down"),
    ),
    Condition: (
        ("evidence", "What shows that it holds"),
        ("waived_why", "Why it is waived"),
        ("met_on", "Day"),
        ("met_by", "Who says so"),
    ),
    PublishedDocument: (("kind", "What it is"), ("title", "What it is called")),
}
CALLED = {Publication: "What everybody reads", Condition: "Condition", PublishedDocument: "Document"}
Versions = Mapping[type[Any], Sequence[Any]]


def publication_stories(versions: Versions) -> list[Story]:
    """Return what became of everything that was changed or removed, the last changed first."""
    kinds = [Kind(rows, FIELDS[model], CALLED[model]) for model, rows in versions.items()]
    return stories_of(kinds, say=_say)


def saves_since(versions: Versions, *, one: Any, since: int) -> list[Save]:
    """Return the saves of one of them after a version of it."""
    mine = [row for row in versions[type(one)] if row.id == one.pk and row.version >= since]
    return saves_of(mine, fields=FIELDS[type(one)], say=_say)


def _say(version: Any, name: str) -> str:
    value = getattr(version, name)
    if value in (None, ""):
        return "Nothing"
    if isinstance(value, date):
        return day_words.plain(value)
    return PublishedDocument.Kind(value).label if name == "kind" else str(value)

"""Every change to the course of a review: its decisions, its pauses and its stages."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from csp.kernel import day_words
from csp.kernel.saves import Save, saves_of
from csp.kernel.stories import Kind, Story, stories_of
from dhr.models import Pause, ReviewDecision, ReviewStage

FIELDS: dict[type[Any], Sequence[tuple[str, str]]] = {
    ReviewDecision: (
        ("outcome", "What was decided"),
        ("decided_on", "Day"),
        ("decided_by", "Who decided"),
        ("consulted", "Who was asked first"),
        ("reasons", "Why"),
        ("home_office_told_on", "Home Office told"),
        ("family_told_on", "Family told"),
        ("family_not_told", "Why the family was not told"),
    ),
    Pause: (
        ("cause", "Why the clocks are paused"),
        ("reason", "What there is to say about it"),
        ("starts_on", "First day"),
        ("ends_on", "Last day"),
        ("agreed_on", "Agreed"),
        ("agreed_by", "Who agreed"),
        ("notified_on", "Home Office told"),
        ("ended_why", "Why it ended"),
    ),
    ReviewStage: (("planned_on", "Planned for"), ("reached_on", "Reached")),
}
CALLED = {ReviewDecision: "Decision", Pause: "Pause", ReviewStage: "Stage"}
CHOICES: dict[str, Mapping[str, str]] = {
    "outcome": dict(ReviewDecision.Outcome.choices),
    "cause": dict(Pause.Cause.choices),
}
Versions = Mapping[type[Any], Sequence[Any]]


def course_stories(versions: Versions) -> list[Story]:
    """Return what became of each decision, pause and stage that was changed, the last changed first."""
    kinds = [Kind(rows, FIELDS[model], CALLED[model]) for model, rows in versions.items()]
    return stories_of(kinds, say=_say)


def saves_since(versions: Versions, *, one: Any, since: int) -> list[Save]:
    """Return the saves of a decision, a pause or a stage after a version of it."""
    mine = [row for row in versions[type(one)] if row.id == one.pk and row.version >= since]
    return saves_of(mine, fields=FIELDS[type(one)], say=_say)


def _say(version: Any, name: str) -> str:
    value = getattr(version, name)
    if value in (None, ""):
        return "Nothing"
    if isinstance(value, date):
        return day_words.plain(value)
    return str(CHOICES.get(name, {}).get(value, value))

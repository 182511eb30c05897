"""Every change to what a plan measures, and every figure that was revised or removed: from what to what, by whom."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from csp.kernel import day_words, saves
from csp.kernel.measures import figures
from csp.kernel.measures.periods import Period
from csp.kernel.saves import Save
from csp.kernel.stories import Story, ended_words
from csp.kernel.terms import Words
from plans.models import Measure

FIELDS = (
    ("reference", "Reference"),
    ("title", "What is measured"),
    ("priority_id", ""),
    ("detail", "What exactly is counted"),
    ("unit", "Unit"),
    ("better", "Which way is good"),
    ("every", "How often there is a figure"),
    ("lag_weeks", "Weeks until a figure is known"),
    ("baseline", "Baseline"),
    ("baseline_period", "Period of the baseline"),
    ("why_no_baseline", "Why there is no baseline"),
    ("target", "Target"),
    ("target_value", "Target as a number"),
    ("target_on", "Day of the target"),
    ("source", "Source"),
    ("coverage", "What the figures cover"),
    ("lead_seat_id", "Authority that gives the figures"),
    ("why_held", "Why it is held in abeyance"),
    ("actions_named", "Actions that work on it"),
    ("position", "Place in the plan"),
)
OF_A_FIGURE = (("value", "Figure"), ("is_provisional", "Provisional"), ("note", "Note"))
CHOSEN: dict[str, dict[Any, str]] = {
    "better": dict(Measure.Better.choices),
    "every": dict(Measure.Every.choices),
}


def stories_of(versions: Sequence[Any], words: Words) -> list[Story]:
    """Return what became of each measure that was changed or removed, the last changed first.

    ``versions`` are rows of the measures' history, by measure and oldest first.
    """
    fields = [(name, label or words.priority.start) for name, label in FIELDS]
    found = []
    for mine in _by_record(versions):
        last = mine[-1]
        saved = saves.saves_of(mine, fields=fields, say=_say, of=str(last.instance))
        ended = ended_words(last)
        was = [(label, _say(last, name)) for name, label in fields if name != "position"] if ended else []
        if saved or ended:
            found.append((last.history_date, Story(f"Measure {last.instance}", saved, ended, was)))
    return [story for _, story in sorted(found, key=lambda one: one[0], reverse=True)]


def figure_stories(versions: Sequence[Any], *, unit: str) -> list[Story]:
    """Return what became of each figure that was revised or removed, the last changed first."""

    def say(version: Any, name: str) -> str:
        value = getattr(version, name)
        return figures.written(value, unit=unit) if name == "value" else _written(value)

    found = []
    for mine in _by_record(versions):
        last = mine[-1]
        name = name_of_figure(last)
        saved = saves.saves_of(mine, fields=OF_A_FIGURE, say=say, of=f"Figure for {name}")
        ended = ended_words(last)
        was = [(label, say(last, field)) for field, label in OF_A_FIGURE] if ended else []
        if saved or ended:
            found.append((last.history_date, Story(name, saved, ended, was)))
    return [story for _, story in sorted(found, key=lambda one: one[0], reverse=True)]


def saves_since(versions: Sequence[Any], words: Words, *, since: int) -> list[Save]:
    """Return the saves of one measure after a version of it, from rows of its history, oldest first."""
    fields = [(name, label or words.priority.start) for name, label in FIELDS]
    return saves.saves_of([one for one in versions if one.version >= since], fields=fields, say=_say)


def figure_saves_since(versions: Sequence[Any], *, unit: str, since: int) -> list[Save]:
    """Return the saves of one figure after a version of it."""
    later = [one for one in versions if one.version >= since]
    return [save for story in figure_stories(later, unit=unit) for save in story.saves]


def _by_record(versions: Sequence[Any]) -> list[list[Any]]:
    by_record: dict[int, list[Any]] = {}
    for row in versions:
        by_record.setdefault(row.id, []).append(row)
    return list(by_record.values())


def name_of_figure(version: Any) -> str:
    """Return the period of a saved version of a figure, and its area."""
    name = Period(version.starts_on, version.ends_on).name
    return f"{name}, {version.area}" if version.area_id else name


def _say(version: Any, name: str) -> str:
    if name in ("priority_id", "lead_seat_id"):
        return (
            str(getattr(version, name.removesuffix("_id")) or "Nothing")
            if getattr(version, name)
            else "Nothing"
        )
    value = getattr(version, name)
    if name in CHOSEN:
        return CHOSEN[name].get(value, "Nothing")
    if isinstance(value, Decimal):
        return figures.written(value, unit=version.unit)
    return _written(value)


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if value in (None, ""):
        return "Nothing"
    return day_words.plain(value) if isinstance(value, date) else str(value)

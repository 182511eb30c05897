"""The milestones of an action: how each stands, and every change to them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from csp.kernel import day_words, saves
from csp.kernel.saves import Save
from plans.models import Milestone
from plans.models.action_state import NOT_OVER

FIELDS = (
    ("title", "What will have happened"),
    ("due_on", "Due date"),
    ("reached_on", "Day it was reached"),
    ("note", "Note"),
    ("position", "Place"),
)


@dataclass(frozen=True)
class Step:
    """A milestone as a page shows it."""

    key: str
    title: str
    mark: str
    word: str
    when: str
    note: str
    is_reached: bool
    is_first: bool
    is_last: bool


@dataclass(frozen=True)
class Story:
    """What became of one milestone: its saves, and its end."""

    name: str
    saves: list[Save]
    ended: str


def steps_of(milestones: Iterable[Milestone], *, today: date) -> list[Step]:
    """Return the milestones in their order."""
    found = list(milestones)
    return [
        Step(
            one.key,
            one.title,
            *_mark(one, today),
            when=_when(one),
            note=one.note,
            is_reached=one.is_reached,
            is_first=one is found[0],
            is_last=one is found[-1],
        )
        for one in found
    ]


def stories_of(versions: Sequence[Any]) -> list[Story]:
    """Return what became of each milestone that was changed or removed; ``versions`` are rows of their history."""
    by_record: dict[int, list[Any]] = {}
    for row in versions:
        by_record.setdefault(row.id, []).append(row)
    found = []
    for mine in by_record.values():
        saved, ended = saves_of(mine), _ended(mine[-1])
        if saved or ended:
            found.append(Story(mine[-1].title, saved, ended))
    return found


def saves_of(versions: Sequence[Any]) -> list[Save]:
    """Return the saves of one milestone, newest first."""
    named = versions[-1].title if versions else ""
    return saves.saves_of(versions, fields=FIELDS, say=_say, of=f"Milestone {named}")


def _mark(one: Milestone, today: date) -> tuple[str, str]:
    if one.is_reached:
        return "done", "Reached"
    if one.is_late(today):
        return "late", "Late"
    is_over = one.action.state not in NOT_OVER
    return "wait", "Not reached" if is_over or (one.due_on and one.due_on < today) else "To come"


def _when(one: Milestone) -> str:
    if one.reached_on:
        due = f", due {day_words.plain(one.due_on)}" if one.due_on and one.reached_on > one.due_on else ""
        return f"{day_words.plain(one.reached_on)}{due}"
    if one.due_on is None:
        return "no day yet"
    was = one.has_moved and one.original_due_on
    return f"by {day_words.plain(one.due_on)}" + (f", was {day_words.plain(was)}" if was else "")


def _ended(version: Any) -> str:
    if version.history_type != "-":
        return ""
    who = version.history_user.name if version.history_user else "Nobody named"
    return f"Removed by {who} on {day_words.plain(timezone.localdate(version.history_date))}"


def _say(version: Any, name: str) -> str:
    value = getattr(version, name)
    if value in (None, ""):
        return "Nothing"
    return day_words.plain(value) if isinstance(value, date) else str(value)

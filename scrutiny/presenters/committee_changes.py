"""Every change to a committee: its own words, who is on it, its deadlines, its meetings and its work programme."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from csp.kernel import day_words, saves, stories
from csp.kernel.saves import Save
from csp.kernel.stories import Kind, Story
from scrutiny.models import Committee, CommitteeMeeting, CommitteeMember, Deadline, WorkItem

FIELDS: dict[type[Any], Sequence[tuple[str, str]]] = {
    Committee: (
        ("authority_id", "Council"),
        ("name", "Name"),
        ("clear_days", "Clear days before a meeting"),
        ("ends_on", "Last day"),
    ),
    CommitteeMember: (
        ("person_id", "Who"),
        ("part", "What they are on it as"),
        ("topic", "Topic for which they are co-opted"),
        ("starts_on", "First day"),
        ("ends_on", "Last day"),
    ),
    Deadline: (
        ("what", "What has to be ready"),
        ("days_before", "Working days before the papers are published"),
    ),
    CommitteeMeeting: (
        ("held_on", "Day"),
        ("place", "Where and at what time"),
        ("is_for_crime", "Meets as the crime and disorder committee"),
        ("state", "What became of it"),
        ("cancelled_why", "Why it was cancelled"),
    ),
    WorkItem: (("kind", "What it is"), ("title", "Title"), ("month", "Month"), ("meeting_id", "Meeting")),
}
CALLED = {
    CommitteeMember: "Member",
    Deadline: "Deadline",
    CommitteeMeeting: "Meeting",
    WorkItem: "Work programme",
}
Names = Mapping[str, Mapping[int, str]]
Versions = Mapping[type[Any], Sequence[Any]]


def stories_of(versions: Versions, *, names: Names) -> list[Story]:
    """Return what became of a committee and of each of its parts, the last changed first.

    ``names`` are what people, councils and meetings are called, by field, then by id.
    """
    kinds = [
        Kind(rows, FIELDS[model], CALLED.get(model, ""), partial(_name, names=names))
        for model, rows in versions.items()
    ]
    return stories.stories_of(kinds, say=partial(_say, names=names))


def saves_since(versions: Versions, *, one: Any, since: int, names: Names) -> list[Save]:
    """Return the saves of a committee, or of a part of it, after a version of it."""
    mine = [row for row in versions[type(one)] if row.id == one.pk and row.version >= since]
    return saves.saves_of(mine, fields=FIELDS[type(one)], say=partial(_say, names=names))


def _name(version: Any, *, names: Names) -> str:
    if hasattr(version, "person_id"):
        return names["person_id"].get(version.person_id, "Somebody")
    if hasattr(version, "held_on"):
        return day_words.plain(version.held_on)
    return str(getattr(version, "title", "") or getattr(version, "what", "") or getattr(version, "name", ""))


def _say(version: Any, name: str, *, names: Names) -> str:
    value = getattr(version, name)
    if name in names:
        return names[name].get(value, "One that is no longer here") if value else "None"
    if name == "month":
        return day_words.month(value)
    if isinstance(value, date):
        return day_words.plain(value)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if name in ("part", "kind", "state"):
        return str(getattr(version, f"get_{name}_display")())
    return "Nothing" if value in (None, "") else str(value)

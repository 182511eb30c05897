"""Every change to a meeting of a panel: its own words, who was there, its papers and its decisions."""

from collections.abc import Mapping, Sequence
from typing import Any

from csp.kernel.saves import Save
from csp.kernel.stories import Kind, Story
from csp.kernel.stories import stories_of as told
from dhr.models import PanelAttendance, PanelDecision, PanelMeeting, PanelPaper
from dhr.presenters.part_changes import Told

YES_OR_NO = {True: "Yes", False: "No"}
MEETING = Told(
    fields=(
        ("title", "What it is about"),
        ("held_on", "Day"),
        ("place", "Where"),
        ("notes", "What is before the panel"),
        ("is_held", "Has taken place"),
    ),
    chosen={"is_held": YES_OR_NO},
)
ATTENDANCE = Told(
    fields=(("name", "Name"), ("agency", "Agency and post"), ("sent_apologies", "Sent apologies")),
    chosen={"sent_apologies": YES_OR_NO},
)
PAPER = Told(fields=(("title", "What it is"), ("kept_at", "Where it is kept")), chosen={})
DECISION = Told(fields=(("text", "What was decided"),), chosen={})
TOLD: dict[type[Any], tuple[str, Told]] = {
    PanelMeeting: ("", MEETING),
    PanelAttendance: ("Attendance", ATTENDANCE),
    PanelPaper: ("Paper", PAPER),
    PanelDecision: ("Decision", DECISION),
}
Versions = Mapping[type[Any], Sequence[Any]]


def stories_of(versions: Versions) -> list[Story]:
    """Return what became of a meeting and of its parts that were changed or removed, the last changed first."""
    kinds = [Kind(rows, TOLD[model][1].fields, TOLD[model][0]) for model, rows in versions.items()]
    return told(kinds, say=_say)


def saves_since(versions: Versions, *, one: Any, since: int) -> list[Save]:
    """Return the saves of a meeting, or of a part of it, after a version of it."""
    return TOLD[type(one)][1].since(versions[type(one)], one=one, version=since)


def _say(version: Any, name: str) -> str:
    return TOLD[type(version.instance)][1].say(version, name)

"""What was changed about a status, newest first."""

from collections.abc import Sequence
from typing import Any

from csp.kernel import saves
from csp.kernel.saves import Save
from plans.models import Status

FIELDS = (
    ("letter", "Letter"),
    ("word", "Word"),
    ("meaning", "Meaning"),
    ("colour", "Colour"),
    ("stands_for", "Stands for"),
    ("position", "Place in the scheme"),
    ("is_offered", "In use"),
)
NAMES = {"colour": dict(Status.Colour.choices), "stands_for": dict(Status.StandsFor.choices)}


def saves_of(versions: Sequence[Any]) -> list[Save]:
    """Return each save that changed the status."""
    return saves.saves_of(versions, fields=FIELDS, say=_say)


def _say(version: Any, name: str) -> str:
    value = getattr(version, name)
    if name == "position":
        return str(value + 1)
    if name == "is_offered":
        return "Yes" if value else "No"
    return str(NAMES[name][value] if name in NAMES else value)

"""What was changed about a round, save by save."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from csp.kernel import day_words
from csp.kernel.saves import Save, saves_of

FIELDS = (
    ("title", "Name of the round"),
    ("meeting_on", "Day of the meeting"),
    ("due_on", "Day by which everyone reports"),
    ("asks", "What is asked"),
)


def round_saves(versions: Sequence[Any]) -> list[Save]:
    """Return the saves of a round, newest first; ``versions`` are rows of its history, oldest first."""
    return saves_of(versions, fields=FIELDS, say=_say)


def _say(version: Any, name: str) -> str:
    value = getattr(version, name)
    return day_words.plain(value) if isinstance(value, date) else str(value)

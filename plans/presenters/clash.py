"""Two people changed one action: what differs between their answers and ours."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from csp.kernel import day_words
from csp.models import Record


@dataclass(frozen=True)
class Difference:
    """One question that the two answer differently."""

    label: str
    theirs: str
    yours: str


def answers_that_differ(
    labels: Mapping[str, str], answers: Mapping[str, Any], theirs: Record
) -> list[Difference]:
    """Return the questions (name → label) whose answer is not what the newer record holds, in their order."""
    asked = [name for name in labels if hasattr(theirs, name)]
    return [
        Difference(labels[name], _say(getattr(theirs, name)), _say(answers[name]))
        for name in asked
        if answers[name] != getattr(theirs, name)
    ]


def _say(value: Any) -> str:
    if value in (None, ""):
        return "Nothing"
    return day_words.plain(value) if isinstance(value, date) else str(value)

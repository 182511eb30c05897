"""What the next version of a report corrects, as its writer sees it, and what became of each correction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from csp.kernel import saves, stories
from csp.kernel.saves import Save
from csp.kernel.stories import Kind, Story
from scrutiny.models import Correction
from scrutiny.sources.corrections import sentence

FIELDS = (("place", "Where it stands"), ("said", "What was wrong"), ("should_say", "What is right"))


@dataclass(frozen=True)
class CorrectionRow:
    """One correction that no version lists yet."""

    key: str
    words: str
    place: str


def rows_of(corrections: Iterable[Correction]) -> list[CorrectionRow]:
    """Return the corrections as the next version will say them."""
    return [CorrectionRow(one.key, sentence(one, say=str), one.place) for one in corrections]


def stories_of(versions: Sequence[Any]) -> list[Story]:
    """Return what became of each correction of a report, the last changed first."""
    kind = Kind(list(versions), FIELDS, "Correction", lambda version: str(version.place))
    return stories.stories_of([kind], say=_say)


def saves_since(versions: Iterable[Any], *, one: Correction, since: int) -> list[Save]:
    """Return the saves of a correction after a version of it."""
    mine = [row for row in versions if row.id == one.pk and row.version >= since]
    return saves.saves_of(mine, fields=FIELDS, say=_say)


def _say(version: Any, name: str) -> str:
    return getattr(version, name) or "Nothing"

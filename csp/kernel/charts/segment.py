"""How many actions have one status: what bars are made of, in colours and in words."""

from collections.abc import Sequence
from dataclasses import dataclass

FILLS = {
    "blue": ("#12406b", "#fff"),
    "green": ("#00703c", "#fff"),
    "amber": ("#f2a900", "#14232e"),
    "red": ("#b3261e", "#fff"),
    "grey": ("#d5dce1", "#14232e"),
    "yellow": ("#ffe14d", "#14232e"),
}
HEIGHT = 26
GAP = 2


@dataclass(frozen=True)
class Segment:
    """How many actions have one status."""

    letter: str
    word: str
    colour: str
    count: int

    @property
    def mark(self) -> str:
        """Return what stands on the segment: its count and its letter."""
        return f"{self.count} {self.letter}"


def counted(segments: Sequence[Segment]) -> list[Segment]:
    """Return the segments that have actions."""
    return [segment for segment in segments if segment.count > 0]


def in_words(segments: Sequence[Segment], *, name: str) -> str:
    """Return the counts as a sentence: “Exploitation: 3 actions. 2 on track, 1 behind”."""
    shown = counted(segments)
    total = sum(segment.count for segment in shown)
    if not total:
        return f"{name}: no actions"
    parts = ", ".join(f"{segment.count} {segment.word[:1].lower()}{segment.word[1:]}" for segment in shown)
    return f"{name}: {total} action{'' if total == 1 else 's'}. {parts}"

"""Footnotes of a report: numbered through it, those that are exempt lettered, so that both parts number alike."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import ascii_lowercase

from csp.kernel.report.blocks import Footnotes
from csp.kernel.report.references import Target, linked

_MARK = re.compile(r"(?<!\\)\{note:([^{}\n]*)\}")


@dataclass(frozen=True)
class NumberedNote:
    """A note with its number or letter, where it stands, where its mark stands, and what it says."""

    number: str
    anchor: str
    mark: str
    html: str

    @property
    def label(self) -> str:
        """Return what readers call it."""
        return f"note {self.number}"


def marks_in(text: str) -> list[str]:
    """Return the keys of the notes that a text has marks of, in order."""
    return _MARK.findall(text)


def notes_of(block: Footnotes, counts: Counter[str]) -> Iterator[tuple[str, Target]]:
    """Give each note by its key with its number, which ``counts`` counts on through the report."""
    for one in block.notes:
        kind = "exempt note" if one.is_exempt else "note"
        counts[kind] += 1
        shown = _lettered(counts[kind]) if one.is_exempt else str(counts[kind])
        yield one.key, Target(f"note {shown}", shown, f"ref-{one.key}", is_note=True)


def numbered_notes(block: Footnotes, targets: Mapping[str, Target]) -> tuple[NumberedNote, ...]:
    """Return what the notes of a section say, each with its number."""
    found = []
    for one in block.notes:
        target = targets[one.key]
        html = linked(one.text, targets, where=f"Note {target.number}")
        found.append(NumberedNote(target.number, target.anchor, target.mark, html))
    return tuple(found)


def _lettered(number: int) -> str:
    """Return a, b … z, aa, ab …"""
    letters = ""
    while number:
        number, at = divmod(number - 1, len(ascii_lowercase))
        letters = ascii_lowercase[at] + letters
    return letters

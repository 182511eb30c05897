"""What a section said in the last report that was issued: as it was read then, whatever was written since."""

import re
from collections.abc import Sequence
from typing import Any

from csp.kernel.report import CannotRead, Footnote, Footnotes, Paragraph, PlainTable, from_json, literal
from csp.kernel.report.footnotes import marks_in
from csp.kernel.typed_table import written


def words_of(snapshot: dict[str, Any], *, name: str) -> str:
    """Return the own words of the section of this name in an issued pack's snapshot, as they were typed, or “”."""
    try:
        report = from_json(snapshot)
    except CannotRead:  # a report of before that this site reads as a PDF only
        return ""
    own = re.compile(rf"{re.escape(name)}-\d+")
    blocks = [block for section in report.sections if section.key == name for block in section.blocks]
    typed = [
        _typed(one) for one in blocks if isinstance(one, Paragraph | PlainTable) and own.fullmatch(one.key)
    ]
    notes = [note for one in blocks if isinstance(one, Footnotes) for note in one.notes]
    return _with_notes("\n\n".join(typed), notes)


def _with_notes(words: str, notes: Sequence[Footnote]) -> str:
    """Return words with their notes as somebody types both."""
    ended = []
    for at, one in enumerate((one for one in notes if one.key in marks_in(words)), start=1):
        words = words.replace(f"{{note:{one.key}}}", f"[^{at}]")
        ended.append(f"[^{at}]: {one.text}")
    return "\n\n".join([words, *ended])


def _typed(block: Paragraph | PlainTable) -> str:
    if isinstance(block, Paragraph):
        return block.text
    head, numbers = [one.label for one in block.columns], [one.is_number for one in block.columns]
    rows = [list(map(literal, row)) for row in block.rows]
    return written(literal(block.caption), list(map(literal, head)), numbers, rows)

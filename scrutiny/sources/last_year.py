"""What a section said in the last report that was issued: as it was read then, whatever was written since."""

import re
from typing import Any

from csp.kernel.report import CannotRead, Paragraph, PlainTable, from_json, literal
from csp.kernel.typed_table import written


def words_of(snapshot: dict[str, Any], *, name: str) -> str:
    """Return the own words of the section of this name in an issued pack's snapshot, as they were typed, or “”."""
    try:
        report = from_json(snapshot)
    except CannotRead:  # a report of before that this site reads as a PDF only
        return ""
    own = re.compile(rf"{re.escape(name)}-\d+")
    return "\n\n".join(
        _typed(block)
        for section in report.sections
        for block in section.blocks
        if section.key == name and isinstance(block, Paragraph | PlainTable) and own.fullmatch(block.key)
    )


def _typed(block: Paragraph | PlainTable) -> str:
    if isinstance(block, Paragraph):
        return block.text
    head, numbers = [one.label for one in block.columns], [one.is_number for one in block.columns]
    rows = [list(map(literal, row)) for row in block.rows]
    return written(literal(block.caption), list(map(literal, head)), numbers, rows)

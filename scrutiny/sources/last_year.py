"""What a section said in the last report that was issued: as it was read then, whatever was written since."""

import re
from typing import Any

from csp.kernel.report import CannotRead, Paragraph, from_json


def words_of(snapshot: dict[str, Any], *, name: str) -> str:
    """Return the own words of the section of this name in an issued pack's snapshot, as they were typed, or “”."""
    try:
        report = from_json(snapshot)
    except CannotRead:  # a report of before that this site reads as a PDF only
        return ""
    own = re.compile(rf"{re.escape(name)}-\d+")
    return "\n\n".join(
        block.text
        for section in report.sections
        for block in section.blocks
        if section.key == name and isinstance(block, Paragraph) and own.fullmatch(block.key)
    )

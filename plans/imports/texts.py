"""Fit long texts into the places they go to, losing none of their words."""

import re

from csp.kernel.plain_text import plain_line
from plans.imports.columns import Columns
from plans.imports.proposal import LONGEST_PRIORITY
from plans.imports.sheet import Row

_NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_NUMBER = rf"(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)})"
# A bare number may belong to the words (“24-hour response”, “10.5% fewer”), unless a mark and a space follow it.
_NUMBERED = re.compile(
    rf"(?:priority|aim|theme|strand|goal|objective) {_NUMBER}\s*[:.)–—-](?:\s+(?=\w)|(?=[^\W\d]))",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(rf"{_NUMBER}[:.)]\s+(?=\w)", re.IGNORECASE)


def title_and_detail(text: str, *, most: int) -> tuple[str, str]:
    """Return one line that fits, and the whole text where the line is not all of it."""
    line = plain_line(text)
    if len(line) <= most and "\n" not in text:
        return line, ""
    return shortened(line, most), text


def shortened(line: str, most: int) -> str:
    """Return the line, or as many whole words of it as fit before an ellipsis."""
    if len(line) <= most:
        return line
    kept = line[: most - 1]
    return f"{kept.rpartition(' ')[0] or kept}…"


def number_title_and_aim(text: str) -> tuple[str, str, str]:
    """Return the parts of a priority as written: “Aim 2: Reduce crime” has the number 2."""
    line = plain_line(text)
    found = _NUMBERED.match(line) or _BARE_NUMBER.match(line)
    number, title = "", line
    if found and len(line) > found.end():
        word = found["number"].lower()
        number = str(_NUMBERS.index(word) + 1) if word in _NUMBERS else str(int(word))
        title = line[found.end() :]
    if len(title) > LONGEST_PRIORITY:
        return number, shortened(title, LONGEST_PRIORITY), text
    return number, title, text if "\n" in text else ""


def all_texts(row: Row, columns: Columns, *, without: set[int], first: int | None) -> str:
    """Return the row's texts as a few lines: the main one by itself, each other under its heading."""
    lines = [] if first is None else [row.cell(first)]
    rest = [column for column in row.filled if column != first and column not in without]
    lines += [f"{columns.heading(column)}: {row.cell(column)}" for column in rest]
    return "\n".join(lines)

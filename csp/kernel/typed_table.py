"""Tables that somebody typed in their words, as Markdown has them: with a caption, a head, and rows as long as it.

Table: Incidents by ward
| Ward  | Incidents |
| ----- | --------: |
| North |        33 |
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from csp.kernel.markdown import addresses

CAPTION = "Table:"
MOST_COLUMNS, MOST_ROWS = 8, 200
_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r":?-+:?")
_REFERENCE = re.compile(r"\{(?:ref|number|exempt):")


@dataclass(frozen=True)
class TypedTable:
    """A table as it was typed, each cell in Markdown; ``numbers`` says of each column whether it stands right."""

    caption: str
    head: tuple[str, ...]
    numbers: tuple[bool, ...]
    rows: tuple[tuple[str, ...], ...]


def table_in(text: str) -> TypedTable | None:
    """Return the table that one paragraph is, or None where it is none: it has a head and a line of dashes below."""
    lines = [line.strip() for line in text.strip().split("\n")]
    caption = lines.pop(0)[len(CAPTION) :].strip() if lines[0].lower().startswith(CAPTION.lower()) else ""
    if len(lines) < 2 or not all(_BAR.search(line) for line in lines):
        return None
    head, rule, *rows = [_cells(line) for line in lines]
    if not _is_rule(lines[1]):
        return None
    numbers = tuple(cell.endswith(":") and not cell.startswith(":") for cell in rule)
    return TypedTable(caption, tuple(head), numbers, tuple(map(tuple, rows)))


def fault_of_table(table: TypedTable) -> str:
    """Return what keeps a table from being printed, in a sentence, or nothing."""
    called = f"the table “{table.caption}”" if table.caption else f"the table that begins “{table.head[0]}”"
    return next(chain(_faults_of_head(table, called), _faults_of_rows(table, called)), "")


def _faults_of_head(table: TypedTable, called: str) -> Iterator[str]:
    wide = len(table.head)
    if not table.caption:
        yield f"Say what {called} shows, on a line of its own above it: “{CAPTION} Incidents by ward”"
    if not all(table.head):
        yield f"Each column of {called} needs a head"
    if len(table.numbers) != wide:
        yield f"In {called} the line of dashes has {_columns(len(table.numbers))}, and the head has {wide}"


def _faults_of_rows(table: TypedTable, called: str) -> Iterator[str]:
    wide = len(table.head)
    if not table.rows:
        yield f"Give {called} a row below its head"
    if wide > MOST_COLUMNS or len(table.rows) > MOST_ROWS:
        yield f"Make {called} smaller: {MOST_COLUMNS} columns and {MOST_ROWS} rows at most, or an appendix"
    for at, row in enumerate(table.rows, start=1):
        if len(row) != wide:
            yield f"In {called} row {at} has {_columns(len(row))}, and the head has {wide}"
    cells = [cell for row in (table.head, *table.rows) for cell in row]
    if any(_REFERENCE.search(cell) or addresses(cell) for cell in cells):
        yield f"In {called} nothing can be a link or a reference: write it in a paragraph beside the table"


def fault_of_tables(paragraphs: Sequence[str]) -> str:
    """Return what keeps the tables among these paragraphs from being printed, in a sentence, or nothing."""
    for one in paragraphs:
        if table := table_in(one):
            if fault := fault_of_table(table):
                return fault
        elif any(_BAR.search(line) and _is_rule(line) for line in one.split("\n")):
            return "Leave an empty line before a table and after it, with nothing between its caption and its head"
    return ""


def written(caption: str, head: Sequence[str], numbers: Sequence[bool], rows: Sequence[Sequence[str]]) -> str:
    """Return a table as somebody would type it; its caption and cells are Markdown."""
    rule = ["---:" if is_number else "---" for is_number in numbers]
    lines = [head, rule, *rows]
    said = [f"| {' | '.join(line)} |" for line in lines]
    return "\n".join([f"{CAPTION} {caption}", *said])


def _is_rule(line: str) -> bool:
    return all(_RULE.fullmatch(cell) for cell in _cells(line.strip()))


def _cells(line: str) -> list[str]:
    inner = re.sub(r"^\||(?<!\\)\|$", "", line)
    return [cell.strip().replace("\\|", "|") for cell in _BAR.split(inner)]


def _columns(number: int) -> str:
    return f"{number} column{'' if number == 1 else 's'}"

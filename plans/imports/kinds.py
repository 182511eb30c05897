"""Guess what each row of a sheet is: an action, a heading over others, more text of the row above."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plans.imports.columns import Columns
from plans.imports.fields import Field, Outcome
from plans.imports.headings import words_of
from plans.imports.sheet import Row

LONGEST_HEADING = 120
_NAMES_A_PRIORITY = re.compile(
    r"(?:priority|theme|aim|strand|strategic goal|focus area|workstream|safer)\b", re.I
)
_GOES_ON = re.compile(r"(?:update|progress|comments?)\s*[-–—:]", re.I)


@dataclass(frozen=True)
class Kind:
    """What a row seems to become, and whether it is a heading over the rows below."""

    outcome: Outcome
    is_heading: bool = False


def kinds_of(rows: Sequence[Row], columns: Columns) -> list[Kind]:
    """Return what each row seems to be; a heading with no row below it is a note."""
    found: list[Kind] = []
    for row in rows:
        above = any(kind.outcome != Outcome.LEFT_OUT and not kind.is_heading for kind in found)
        found.append(_kind(row, columns, has_row_above=above))
    followed = [*found, Kind(Outcome.LEFT_OUT)][1:]
    return [
        Kind(Outcome.NOTE)
        if kind.is_heading and (after.is_heading or after.outcome == Outcome.LEFT_OUT)
        else kind
        for kind, after in zip(found, followed, strict=True)
    ]


def _kind(row: Row, columns: Columns, *, has_row_above: bool) -> Kind:
    if _repeats_headings(row, columns):
        return Kind(Outcome.LEFT_OUT)
    if is_heading(row, columns):
        return Kind(Outcome.PART, is_heading=True)
    actions = columns.of(Field.ACTION)
    said = row.cell(actions[0]) if actions else ""
    if said and not (has_row_above and len(row.filled) == 1 and _GOES_ON.match(said)):
        return Kind(Outcome.ACTION)
    if not said and _has(row, columns, Field.OBJECTIVE):
        # An objective needs a priority; without one, its words are the nearest there is to an action.
        return Kind(Outcome.OBJECTIVE if columns.of(Field.PRIORITY) else Outcome.ACTION)
    return Kind(Outcome.PART if has_row_above else Outcome.NOTE)


def is_heading(row: Row, columns: Columns) -> bool:
    """Return whether the row's only text stands over the rows below: “Priority 2: Exploitation”."""
    if row.filled != (0,) or len(columns.fields) < 2 or len(row.cell(0)) > LONGEST_HEADING:
        return False
    held = columns.fields.get(0, Field.OTHER)
    if held in {Field.PRIORITY, Field.OTHER, Field.REFERENCE}:
        return True
    return held == Field.ACTION and _NAMES_A_PRIORITY.match(row.cell(0)) is not None


def _repeats_headings(row: Row, columns: Columns) -> bool:
    """Return whether the headings stand here again, as at the top of each printed page."""
    above = columns.headings
    same = [
        column for column in row.filled if column < len(above) and _alike(row.cell(column), above[column])
    ]
    return len(same) >= 2 and len(same) * 5 >= len(row.filled) * 4


def _alike(text: str, heading: str) -> bool:
    return text[:1].casefold() == heading[:1].casefold() and words_of(text) == words_of(heading)


def _has(row: Row, columns: Columns, field: Field) -> bool:
    return any(row.cell(column) for column in columns.of(field))

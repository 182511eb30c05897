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
# A mark after the number: “Priority 2: Hate crime” stands over rows, “Priority 1 offenders are visited” does not.
_NUMBERED = re.compile(
    r"(?:priority|theme|aim|objective|strand|goal)(?: area)?\s+(?:no\.? ?)?"
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\s*[:.)–—-](?!\d)",
    re.I,
)
_SAYS_OF_THE_PLAN = re.compile(
    r"(?:(?:grand |sub[ -]?)?totals?\b|(?:last )?(?:updated|reviewed)\b|document control\b|version \d"
    r"|page \d|end of\b)",
    re.I,
)
_GOES_ON = re.compile(r"(?:update|progress|comments?)\s*[-–—:]", re.I)


@dataclass(frozen=True)
class Kind:
    """What a row becomes; whether it is a heading over the rows below, or is of none of the rows around it."""

    outcome: Outcome
    is_heading: bool = False
    stands_alone: bool = False


def kinds_of(rows: Sequence[Row], columns: Columns) -> list[Kind]:
    """Return what each row seems to be."""
    first = min((row.filled[0] for row in rows), default=0)
    found: list[Kind] = []
    has_row_above = False
    for row in rows:
        kind = _kind(row, columns, first, has_row_above=has_row_above)
        if kind.outcome != Outcome.LEFT_OUT:
            has_row_above = not kind.is_heading
        found.append(kind)
    return found


def _kind(row: Row, columns: Columns, first: int, *, has_row_above: bool) -> Kind:
    if _repeats_headings(row, columns):
        return Kind(Outcome.LEFT_OUT)
    if apart := _kind_over_rows(row, columns, first):
        return apart
    actions = columns.of(Field.ACTION)
    said = row.cell(actions[0]) if actions else ""
    if said and not (has_row_above and len(row.filled) == 1 and _GOES_ON.match(said)):
        return Kind(Outcome.ACTION)
    if not said and _has(row, columns, Field.OBJECTIVE):
        # An objective needs a priority; without one, its words are the nearest there is to an action.
        return Kind(Outcome.OBJECTIVE if columns.of(Field.PRIORITY) else Outcome.ACTION)
    return Kind(Outcome.PART if has_row_above else Outcome.NOTE)


def _kind_over_rows(row: Row, columns: Columns, first: int) -> Kind | None:
    """Return what a row is that is no row of the table, but stands over rows or is of the whole plan."""
    if len(row.filled) == 1 and _says_of_the_plan(row, columns):
        return Kind(Outcome.NOTE, stands_alone=True)
    if _is_heading(row, columns, first):
        return Kind(Outcome.PART, is_heading=True)
    if has_numbered_heading(row, columns):
        # The rest of such a row (“Owner: June Okafor”) would have no place in a priority: it is a note under it.
        return Kind(Outcome.PART if len(row.filled) == 1 else Outcome.NOTE, is_heading=True)
    return None


def _is_heading(row: Row, columns: Columns, first: int) -> bool:
    """Return whether the row's only text stands over the rows below, as in the first column that is used."""
    held = columns.fields.get(row.filled[0], Field.OTHER)
    words = row.cell(row.filled[0])
    if len(row.filled) > 1 or len(columns.fields) < 2 or len(words) > LONGEST_HEADING:
        return False
    if row.filled[0] != first:
        return held == Field.PRIORITY
    if held in {Field.PRIORITY, Field.OTHER, Field.REFERENCE}:
        return True
    return held == Field.ACTION and _NAMES_A_PRIORITY.match(words) is not None


def has_numbered_heading(row: Row, columns: Columns) -> bool:
    """Return whether one text, or the first of two, is such as “Priority 2: Exploitation”, with no action by it."""
    words = row.cell(row.filled[0])
    held = columns.fields.get(row.filled[0], Field.OTHER)
    is_numbered = len(words) <= LONGEST_HEADING and _NUMBERED.match(words) is not None
    if len(row.filled) == 1:
        return is_numbered and held != Field.OBJECTIVE and len(columns.fields) > 1
    own = {Field.ACTION, Field.OBJECTIVE} & {columns.fields.get(column, Field.OTHER) for column in row.filled}
    return is_numbered and len(row.filled) == 2 and not own


def _says_of_the_plan(row: Row, columns: Columns) -> bool:
    """Return whether the row is such as a total or a date of review, which stands over nothing."""
    held = columns.fields.get(row.filled[0], Field.OTHER)
    of_rows = {Field.PRIORITY, Field.OTHER, Field.REFERENCE}
    return held in of_rows and _SAYS_OF_THE_PLAN.match(row.cell(row.filled[0])) is not None


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

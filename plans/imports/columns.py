"""Guess which row has the headings, and what each column holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from csp.kernel.terms import EVERYBODYS, Noun, Words
from plans.imports.fields import SEVERAL, Field
from plans.imports.headings import TRAPS, meaning, words_of
from plans.imports.references import is_reference
from plans.imports.sheet import Row, Sheet, column_letter

LOOKED_AT = 40  # rows from the top, for the headings
MOST_OF = 0.6


@dataclass(frozen=True)
class Columns:
    """The row with the headings (0: there is none), and what each column holds, counted from nought."""

    header_row: int
    headings: tuple[str, ...]
    fields: Mapping[int, Field]

    @cached_property
    def _by_field(self) -> dict[Field, list[int]]:
        held: dict[Field, list[int]] = {field: [] for field in Field}
        for column, field in sorted(self.fields.items()):
            held[field].append(column)
        return held

    def of(self, field: Field) -> list[int]:
        """Return the columns that hold this."""
        return self._by_field[field]

    def heading(self, column: int) -> str:
        """Return a column's heading, or its letter where it has none."""
        text = self.headings[column] if column < len(self.headings) else ""
        return " ".join(text.split()) or f"Column {column_letter(column)}"

    @property
    def to_choose(self) -> list[int]:
        """Return the columns whose heading means different things in different plans."""
        return [column for column, text in enumerate(self.headings) if words_of(text) in TRAPS]

    def problem_in(self, words: Words) -> str:
        """Return why rows cannot be read with these columns, in the partnership's words, or nothing."""
        for field in Field:
            held = self.of(field)
            if len(held) > 1 and field not in SEVERAL:
                names = " and ".join(f"“{self.heading(column)}”" for column in held[:2])
                return (
                    f"{names} cannot both be “{field.label_in(words)}”. Choose something else for one of them"
                )
        if not self.of(Field.ACTION) and not self.of(Field.OBJECTIVE):
            return "Choose which column has the actions"
        return ""


def guess_header_row(sheet: Sheet) -> int:
    """Return the number of the row whose words are most like headings; 0 if no word is known: there are none."""
    first = sheet.rows[0]
    best, best_score = first.number if known_headings(first) else 0, 0
    for row in sheet.rows[:LOOKED_AT]:
        score = len(known_headings(row))
        if score > best_score and score * 2 >= len(row.filled):
            best, best_score = row.number, score
    return best


def known_headings(row: Row) -> set[Field]:
    """Return what the texts of a row would mean if they were headings."""
    short = (text for text in row.cells if len(text) <= 60)
    return {found[0] for text in short if (found := meaning(text))}


def guess_columns(sheet: Sheet, header_row: int, own: Noun = EVERYBODYS.priority) -> Columns:
    """Return what each column seems to hold, from the headings in this row and from what stands below.

    ``own`` is what the partnership calls a priority: the lists it downloads have that for a heading.
    """
    header = next((row for row in sheet.rows if row.number == header_row), None)
    headings = header.cells if header else ()
    below = [row for row in sheet.rows if row.number > header_row]
    fields = dict.fromkeys(range(sheet.width), Field.OTHER) | _by_heading(headings, own)
    if Field.REFERENCE not in fields.values():
        fields |= _references_without_heading(headings, below, fields)
    if not {Field.ACTION, Field.OBJECTIVE} & set(fields.values()):
        fields |= _wordiest(below, fields)
    return Columns(header_row if header else 0, headings, fields)


def _by_heading(headings: tuple[str, ...], own: Noun) -> dict[int, Field]:
    found = [
        (rank, column, field)
        for column, text in enumerate(headings)
        for field, rank in _meanings(text, words_of(own.one))
    ]
    held: dict[int, Field] = {}
    for _, column, field in sorted(found):
        if field in SEVERAL or field not in held.values():
            held[column] = field
    return held


def _meanings(heading: str, own: str) -> list[tuple[Field, int]]:
    if words_of(heading) == own:  # surer than whatever others mean by it
        return [(Field.PRIORITY, -1)]
    found = meaning(heading)
    return [found] if found else []


def _references_without_heading(
    headings: tuple[str, ...], below: list[Row], fields: Mapping[int, Field]
) -> dict[int, Field]:
    """Return the first column without a heading in which most texts are references, such as 1.2."""
    for column, field in fields.items():
        texts = [text for row in below if (text := row.cell(column))]
        is_bare = field == Field.OTHER and not (column < len(headings) and headings[column])
        if is_bare and texts and sum(map(is_reference, texts)) >= MOST_OF * len(texts):
            return {column: Field.REFERENCE}
    return {}


def _wordiest(below: list[Row], fields: Mapping[int, Field]) -> dict[int, Field]:
    """Return the column with the most letters among those that nothing else is known of: the actions."""
    letters = {
        column: sum(len(row.cell(column)) for row in below)
        for column, field in fields.items()
        if field == Field.OTHER
    }
    column = max(letters, key=lambda column: (letters[column], -column), default=None)
    return {} if column is None or not letters[column] else {column: Field.ACTION}

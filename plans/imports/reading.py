"""Read the rows of a sheet into proposals: every row below the headings becomes exactly one thing."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from plans.imports.fields import Field, Outcome, Problem
from plans.imports.headings import names_none
from plans.imports.kinds import Kind, has_numbered_heading, kinds_of
from plans.imports.proposal import Known, Proposal, Reading
from plans.imports.references import most_begin_with_one
from plans.imports.sheet import Row, Sheet
from plans.imports.values import (
    RowReader,
    own_text,
    read_action,
    read_heading,
    read_measure,
    read_note,
    read_objective,
)

JOINED = {Outcome.ACTION, Outcome.MEASURE, Outcome.NOTE}  # what can have text of another row


@dataclass
class _Above:
    """What the rows above say of those below: a cell that is empty means the same again."""

    priority: str = ""
    objective: str = ""
    heading: int | None = None  # the row that stands over those below, where the priority is its words

    def passed(self, row: Row, kind: Kind, known: Known) -> None:
        """Take what this row says; what is left out or stands alone says nothing of other rows."""
        if kind.is_heading:
            self.priority, self.objective, self.heading = row.cell(row.filled[0]), "", row.number
        elif kind.outcome != Outcome.LEFT_OUT and not kind.stands_alone:
            self._take(row, known)

    def _take(self, row: Row, known: Known) -> None:
        for column in known.columns.of(Field.PRIORITY):
            if text := row.cell(column):
                named = "" if names_none(text, known.words) else text
                self.objective = "" if named != self.priority else self.objective
                self.priority, self.heading = named, None
        if known.columns.of(Field.ACTION):
            for column in known.columns.of(Field.OBJECTIVE):
                self.objective = row.cell(column) or self.objective


def read_rows(sheet: Sheet, known: Known, choices: Mapping[int, Outcome] | None = None) -> Reading:
    """Return what each row below the headings becomes: as guessed, or as a person chose by its number.

    A heading of a priority just above the headings of the columns is read too.
    """
    chosen = choices or {}
    above = [row for row in sheet.rows if row.number < known.columns.header_row]
    below = [row for row in sheet.rows if row.number > known.columns.header_row]
    over = _heading_above(above, known)
    rows = [*over, *below]
    guessed = zip(rows, kinds_of(rows, known.columns), strict=True)
    kinds = [_as_chosen(kind, chosen.get(row.number)) for row, kind in guessed]
    proposals, first_below = _read_all(rows, kinds, known)
    idle = {one.number for one in proposals if one.is_heading} - first_below.keys()
    if idle:
        numbered = zip(rows, kinds, strict=True)
        kinds = [
            _idle(kind, is_chosen=row.number in chosen) if row.number in idle else kind
            for row, kind in numbered
        ]
        proposals, first_below = _read_all(rows, kinds, known)
    named = [_headed(replace(one, is_chosen=one.number in chosen), first_below) for one in proposals]
    joined = _with_parts_joined(named)
    return Reading.of(known.columns, _with_doubles_named(joined), above=len(above) - len(over))


def _heading_above(rows: Sequence[Row], known: Known) -> list[Row]:
    """Return the one row above the headings that names a priority; several are a list of contents."""
    found = [row for row in rows if has_numbered_heading(row, known.columns)]
    return found if len(found) == 1 else []


def _as_chosen(kind: Kind, choice: Outcome | None) -> Kind:
    if choice is None or choice == kind.outcome:
        return kind
    return Kind(choice, stands_alone=kind.is_heading and choice == Outcome.NOTE)


def _idle(kind: Kind, *, is_chosen: bool) -> Kind:
    """Return what a heading is whose words no row has taken: a note, or what a person chose, so nothing is lost."""
    outcome = kind.outcome if is_chosen else Outcome.NOTE
    return Kind(outcome, stands_alone=outcome == Outcome.NOTE)


def _read_all(
    rows: Sequence[Row], kinds: Sequence[Kind], known: Known
) -> tuple[list[Proposal], dict[int, int]]:
    """Return every row as it is read, and for each heading the first row that has taken its words."""
    splits = _splits_references(rows, known)
    above = _Above()
    proposals: list[Proposal] = []
    first_below: dict[int, int] = {}
    for row, kind in zip(rows, kinds, strict=True):
        above.passed(row, kind, known)
        reader = RowReader(row, known, splits_references=splits)
        proposal = read_heading(reader, kind.outcome) if kind.is_heading else _read(reader, kind, above)
        proposals.append(replace(proposal, problems=(*proposal.problems, *reader.problems)))
        if above.heading is not None and proposal.priority and not kind.is_heading:
            first_below.setdefault(above.heading, row.number)
    return proposals, first_below


def _splits_references(rows: Sequence[Row], known: Known) -> bool:
    """Return whether references stand before the words of the actions, in want of a column of their own."""
    columns = [] if known.columns.of(Field.REFERENCE) else known.columns.of(Field.ACTION)
    return most_begin_with_one(text for row in rows for column in columns if (text := row.cell(column)))


def _read(reader: RowReader, kind: Kind, above: _Above) -> Proposal:
    match kind.outcome:
        case Outcome.ACTION:
            return read_action(reader, above.priority, above.objective)
        case Outcome.OBJECTIVE:
            return read_objective(reader, above.priority)
        case Outcome.MEASURE:
            return read_measure(reader, above.priority)
        case Outcome.NOTE:
            return read_note(reader, "" if kind.stands_alone else above.priority)
        case Outcome.PART:
            return Proposal(reader.row, Outcome.PART, detail=own_text(reader, without=set()))
    return Proposal(reader.row, kind.outcome)


def _headed(proposal: Proposal, first_below: Mapping[int, int]) -> Proposal:
    """Name for a heading the first row that has taken its words."""
    if not proposal.is_heading or proposal.outcome != Outcome.PART:
        return proposal
    return replace(proposal, joins=first_below.get(proposal.number))


def _with_parts_joined(proposals: Sequence[Proposal]) -> list[Proposal]:
    """Add the text of each part to the row above it, which then says so."""
    joined: list[Proposal] = []
    onto: int | None = None
    for proposal in proposals:
        if proposal.outcome == Outcome.PART and not proposal.is_heading:
            joined.append(_part(proposal, None if onto is None else joined[onto]))
            if onto is not None and joined[onto].outcome in JOINED:
                grown = f"{joined[onto].detail}\n\n{proposal.detail}".strip()
                joined[onto] = replace(joined[onto], detail=grown)
            continue
        if proposal.outcome != Outcome.LEFT_OUT:
            onto = None if proposal.outcome == Outcome.PART else len(joined)
        joined.append(proposal)
    return joined


def _part(proposal: Proposal, onto: Proposal | None) -> Proposal:
    if onto is None:
        sentence = "There is no row above whose text this could be. Choose something else."
        return replace(proposal, problems=(*proposal.problems, Problem(sentence, is_blocker=True)))
    if onto.outcome not in JOINED:
        sentence = "An objective has no further text. Choose something else for this row or the one above."
        return replace(proposal, problems=(*proposal.problems, Problem(sentence, is_blocker=True)))
    return replace(proposal, joins=onto.number)


def _with_doubles_named(proposals: Sequence[Proposal]) -> list[Proposal]:
    """Warn of references that several rows have: Excel's plans do that, and people then mean different actions."""
    seen = Counter(one.reference for one in proposals if one.reference)
    return [
        replace(one, problems=(*one.problems, Problem(f"Another row has the reference {one.reference} too.")))
        if seen[one.reference] > 1
        else one
        for one in proposals
    ]

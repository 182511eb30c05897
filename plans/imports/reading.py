"""Read the rows of a sheet into proposals: every row below the headings becomes exactly one thing."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from plans.imports.fields import Field, Outcome, Problem
from plans.imports.kinds import Kind, kinds_of
from plans.imports.proposal import Known, Proposal, Reading
from plans.imports.references import most_begin_with_one
from plans.imports.sheet import Row, Sheet
from plans.imports.values import RowReader, own_text, read_action, read_measure, read_note, read_objective

JOINED = {Outcome.ACTION, Outcome.MEASURE, Outcome.NOTE}  # what can have text of another row


@dataclass
class _Above:
    """What the rows above say of those below: a cell that is empty means the same again."""

    priority: str = ""
    objective: str = ""

    def passed(self, row: Row, known: Known) -> None:
        """Take what this row says."""
        for column in known.columns.of(Field.PRIORITY):
            if text := row.cell(column):
                self.objective = "" if text != self.priority else self.objective
                self.priority = text
        if known.columns.of(Field.ACTION):
            for column in known.columns.of(Field.OBJECTIVE):
                self.objective = row.cell(column) or self.objective


def read_rows(sheet: Sheet, known: Known, choices: Mapping[int, Outcome] | None = None) -> Reading:
    """Return what each row below the headings becomes: as guessed, or as a person chose by its number."""
    rows = [row for row in sheet.rows if row.number > known.columns.header_row]
    chosen = choices or {}
    guessed = zip(rows, kinds_of(rows, known.columns), strict=True)
    kinds = [_as_chosen(kind, chosen.get(row.number)) for row, kind in guessed]
    splits = _splits_references(rows, known)
    above = _Above()
    proposals: list[Proposal] = []
    for row, kind in zip(rows, kinds, strict=True):
        if kind.is_heading:
            above.priority, above.objective = row.cell(0), ""
        else:
            above.passed(row, known)
        reader = RowReader(row, known, splits_references=splits)
        proposal = _read(reader, kind, above)
        problems = (*proposal.problems, *reader.problems)
        proposals.append(replace(proposal, problems=problems, is_chosen=row.number in chosen))
    joined = _with_headings_joined(_with_parts_joined(proposals, known))
    return Reading.of(known.columns, _with_doubles_named(joined), above=_above(sheet, known))


def _as_chosen(kind: Kind, choice: Outcome | None) -> Kind:
    return kind if choice is None or choice == kind.outcome else Kind(choice)


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
            return read_note(reader, above.priority)
        case Outcome.PART if not kind.is_heading:
            return Proposal(reader.row, Outcome.PART, detail=own_text(reader, without=set()))
    priority = reader.row.cell(0) if kind.is_heading else ""
    return Proposal(reader.row, kind.outcome, priority=priority, is_heading=kind.is_heading)


def _with_parts_joined(proposals: Sequence[Proposal], known: Known) -> list[Proposal]:
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
            onto = None if proposal.is_heading else len(joined)
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


def _with_headings_joined(proposals: Sequence[Proposal]) -> list[Proposal]:
    """Name for each heading the first row that it stands over."""
    found = list(proposals)
    for place, proposal in enumerate(found):
        if proposal.is_heading:
            below = (one for one in found[place + 1 :] if one.outcome not in {Outcome.PART, Outcome.LEFT_OUT})
            first = next(below, None)
            if first is None:
                problem = Problem("No row stands below this heading. Choose something else.", is_blocker=True)
                found[place] = replace(proposal, problems=(*proposal.problems, problem))
            else:
                found[place] = replace(proposal, joins=first.number)
    return found


def _with_doubles_named(proposals: Sequence[Proposal]) -> list[Proposal]:
    """Warn of references that several rows have: Excel's plans do that, and people then mean different actions."""
    seen = Counter(one.reference for one in proposals if one.reference)
    return [
        replace(one, problems=(*one.problems, Problem(f"Another row has the reference {one.reference} too.")))
        if seen[one.reference] > 1
        else one
        for one in proposals
    ]


def _above(sheet: Sheet, known: Known) -> int:
    return sum(1 for row in sheet.rows if row.number < known.columns.header_row)

"""Read the values of one row, once it is known what it becomes."""

from dataclasses import replace
from datetime import date
from functools import lru_cache

from csp.kernel.timescale import Timescale, read
from plans.imports.fields import Field, Outcome, Problem
from plans.imports.leads import match_lead
from plans.imports.proposal import (
    LONGEST_HEADING,
    LONGEST_OBJECTIVE,
    LONGEST_TITLE,
    LONGEST_WORDS,
    Known,
    Proposal,
)
from plans.imports.references import LONGEST, split_off
from plans.imports.reported import match_status, status_of_colour, status_of_meaning
from plans.imports.sheet import Row
from plans.imports.texts import all_texts, title_and_detail


class RowReader:
    """Reads one row: each text is taken into one place, and what is left goes to the other details."""

    def __init__(self, row: Row, known: Known, *, splits_references: bool) -> None:
        """Take the row, of which nothing has been read yet."""
        self.row, self.known, self.splits = row, known, splits_references
        self.taken: set[int] = set()
        self.problems: list[Problem] = []
        self.kept: list[tuple[str, str]] = []  # texts that are no column's whole cell

    def warn(self, sentence: str, *, is_blocker: bool = False) -> None:
        """Keep a problem."""
        self.problems.append(Problem(sentence, is_blocker))

    def take(self, field: Field) -> tuple[str, str]:
        """Return the text of the one column that holds this, and its heading; it is read now."""
        for column in self.known.columns.of(field):
            if self.row.cell(column) and column not in self.taken:
                self.taken.add(column)
                return self.row.cell(column), self.known.columns.heading(column)
        return "", ""

    def pass_over(self, field: Field) -> None:
        """Take the columns of which the rows above have told already, such as the priority."""
        self.taken |= set(self.known.columns.of(field))

    def keep(self, heading: str, text: str) -> None:
        """Put a text among the other details after all."""
        self.kept.append((heading, text))

    def main_text(self, *fields: Field) -> str:
        """Return the words that say what it is: of these columns, or the longest text of the row."""
        for field in fields:
            if text := self.take(field)[0]:
                return text
        rest = [column for column in self.row.filled if column not in self.taken]
        free = [column for column in rest if self.known.columns.fields.get(column) == Field.OTHER]
        longest = max(free or rest, key=lambda column: (len(self.row.cell(column)), -column), default=None)
        if longest is None:
            return ""
        self.taken.add(longest)
        return self.row.cell(longest)

    def reference(self, main: str) -> tuple[str, str]:
        """Return the reference, from its column or from before the main words, and the words without it."""
        text, heading = self.take(Field.REFERENCE)
        if len(text) > LONGEST or "\n" in text:
            self.keep(heading, text)
            self.warn(f"“{heading}” is too long for a reference: it is kept among the other details.")
            text = ""
        return (text, main) if text or not self.splits else split_off(main)

    def leads(self, proposal: Proposal) -> Proposal:
        """Return the proposal with its leads as written and the first authority that they name."""
        text, heading = self.take(Field.LEAD)
        if not text:
            return proposal
        if len(text) > LONGEST_WORDS:
            self.keep(heading, text)
        found = match_lead(text, self.known.seats)
        first = found.seats[0] if found.seats else None
        if first is None:
            self.warn(f"“{heading}”: no authority of the partnership is called this. It is kept as written.")
        elif len(found.seats) > 1 or found.unmatched:
            rest = [*(seat.name for seat in found.seats[1:]), *(f"“{words}”" for words in found.unmatched)]
            self.warn(f"“{heading}”: {first.name} leads. Kept as written only: {', '.join(rest)}.")
        return replace(proposal, leads=text[:LONGEST_WORDS], lead_seat=first)

    def times(self, proposal: Proposal) -> Proposal:
        """Return the proposal with its timescale and success measure; a cell may hold both."""
        text, heading = self.take(Field.TIMESCALE)
        target, target_heading = self.take(Field.TARGET_AND_DATE)
        timescale = _timescale(text, self.known.starts_on, self.known.ends_on)
        if target and not text:
            timescale, heading = _timescale(target, self.known.starts_on, self.known.ends_on), target_heading
            target, timescale = _apart(target, timescale)
        targets = [target] if target else []
        while measure := self.take(Field.MEASURE)[0]:
            targets.append(measure)
        if timescale.remark:
            self.warn(f"“{heading}”: {timescale.remark}")
        if len(timescale.words) > LONGEST_WORDS:
            self.keep(heading, timescale.words)
            timescale = replace(timescale, words=timescale.words[:LONGEST_WORDS])
        return replace(proposal, timescale=timescale, target="\n".join(targets))

    def status(self, proposal: Proposal) -> Proposal:
        """Return the proposal with the status of the scheme that its words name."""
        text, heading = self.take(Field.STATUS)
        if not text:
            return proposal
        found, is_all = match_status(text, self.known.scheme)
        if not is_all:
            self.keep(heading, text)
        if found is None and (found := status_of_colour(text, self.known.scheme)):
            self.warn(
                f"“{heading}”: “{text}” is read as “{found.word}”, the only status of that colour here."
            )
        elif found is None and (found := status_of_meaning(text, self.known.scheme)):
            self.warn(f"“{heading}”: “{text}” is read as “{found.word}”, the only status here that means it.")
        elif found is None:
            self.warn(f"“{heading}”: “{text[:60]}” is no status here. It is kept among the other details.")
        return replace(proposal, status=found)

    def rest(self) -> tuple[tuple[str, str], ...]:
        """Return every text that has not been read, under its heading."""
        left = [column for column in self.row.filled if column not in self.taken]
        headed = [(self.known.columns.heading(column), self.row.cell(column)) for column in left]
        return (*headed, *self.kept)


@lru_cache(maxsize=2000)  # a plan says the same few times on hundreds of rows
def _timescale(words: str, starts_on: date, ends_on: date) -> Timescale:
    return read(words, starts_on=starts_on, ends_on=ends_on)


def _apart(target: str, timescale: Timescale) -> tuple[str, Timescale]:
    """Return a target and the time inside it; where the cell says only when, there is no target."""
    if timescale.is_all:
        return "", timescale
    return target, replace(
        timescale, words=timescale.found, remark=timescale.remark if timescale.found else ""
    )


def read_action(reader: RowReader, priority: str, objective: str) -> Proposal:
    """Return the row as an action."""
    reader.pass_over(Field.PRIORITY)
    main = reader.main_text(Field.ACTION, Field.OBJECTIVE)
    own_objective, heading = reader.take(Field.OBJECTIVE)
    objective = own_objective or objective
    if own_objective and (not priority or len(own_objective) > LONGEST_OBJECTIVE):
        reader.keep(heading, own_objective)
        why = (
            "it is too long"
            if priority
            else f"the row has no {reader.known.words.priority.one} to put it under"
        )
        reader.warn(f"“{heading}” is kept among the other details, because {why}.")
    usable = objective if priority and len(objective) <= LONGEST_OBJECTIVE else ""
    proposal = Proposal(reader.row, Outcome.ACTION, priority=priority, objective=usable)
    proposal = reader.status(reader.times(reader.leads(_titled(reader, proposal, main))))
    return replace(proposal, other_details=reader.rest())


def read_measure(reader: RowReader, priority: str) -> Proposal:
    """Return the row as a measure of the plan."""
    reader.pass_over(Field.PRIORITY)
    main = reader.main_text(Field.ACTION, Field.OBJECTIVE, Field.MEASURE, Field.TARGET_AND_DATE)
    proposal = Proposal(reader.row, Outcome.MEASURE, priority=priority)
    proposal = reader.times(reader.leads(_titled(reader, proposal, main)))
    return replace(proposal, other_details=reader.rest())


def read_objective(reader: RowReader, priority: str) -> Proposal:
    """Return the row as an objective, which has a reference and words and is under a priority."""
    reader.pass_over(Field.PRIORITY)
    main = reader.main_text(Field.OBJECTIVE, Field.ACTION)
    reference, words = reader.reference(main)
    title, detail = title_and_detail(words, most=LONGEST_OBJECTIVE)
    if not priority:
        reader.warn(
            f"An objective needs {reader.known.words.priority.a}. Choose which column has it, or something else.",
            is_blocker=True,
        )
    if (detail and len(title) >= LONGEST_OBJECTIVE - 1) or not title:
        reader.warn("An objective has 1 to 200 letters. Choose something else for this row.", is_blocker=True)
    if lost := ", ".join(f"“{heading}”" for heading, _ in reader.rest()):
        reader.warn(f"An objective has no place for {lost}: a note on the plan keeps it.")
    return Proposal(reader.row, Outcome.OBJECTIVE, title=title, reference=reference, priority=priority)


def read_note(reader: RowReader, priority: str) -> Proposal:
    """Return the row as a note on the plan: all its texts, under its priority."""
    heading = priority if len(priority) <= LONGEST_HEADING else ""
    columns = reader.known.columns.of(Field.PRIORITY) if heading else []
    own = {column for column in columns if reader.row.cell(column) == heading}
    text = own_text(reader, without=own) or priority
    return Proposal(reader.row, Outcome.NOTE, detail=text, priority=heading if heading != text else "")


def read_heading(reader: RowReader, outcome: Outcome) -> Proposal:
    """Return the row that stands over others: its first words are their priority, the rest a note under it."""
    first = reader.row.filled[0]
    text = own_text(reader, without={first}) if outcome == Outcome.NOTE else ""
    return Proposal(reader.row, outcome, detail=text, priority=reader.row.cell(first), is_heading=True)


def own_text(reader: RowReader, *, without: set[int]) -> str:
    """Return all texts of the row as a few lines: the words of an action first, the others under their headings."""
    own = [*reader.known.columns.of(Field.ACTION), *reader.known.columns.of(Field.OBJECTIVE)]
    said = [column for column in reader.row.filled if column not in without]
    first = said[0] if len(said) == 1 else next((column for column in own if column in said), None)
    return all_texts(reader.row, reader.known.columns, without=without, first=first)


def _titled(reader: RowReader, proposal: Proposal, main: str) -> Proposal:
    reference, words = reader.reference(main)
    title, detail = title_and_detail(words, most=LONGEST_TITLE)
    if not title:
        reader.warn("There are no words that say what this is. Choose something else.", is_blocker=True)
    if len(title) < len(words) and title.endswith("…"):
        reader.warn("Its words are longer than 300 letters: all of them are in its detail.")
    return replace(proposal, reference=reference, title=title, detail=detail)

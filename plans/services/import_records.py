"""Make the records of an import, without saving them: what each proposal becomes, and under what."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from csp.kernel.folding import fold
from csp.kernel.plain_text import plain_line
from csp.models import Seat
from plans.imports.columns import Columns
from plans.imports.fields import Field, Outcome
from plans.imports.proposal import LONGEST_HEADING, Proposal, Reading
from plans.imports.references import split_off
from plans.imports.texts import all_texts, number_title_and_aim, shortened
from plans.models import Action, Measure, Objective, Plan, PlanNote, Priority, Status

Made = Action | Objective | Measure | PlanNote


@dataclass
class Places:
    """What the plan and its partnership have already: rows go under these, and after them."""

    plan: Plan
    added_on: date
    seats: dict[str, Seat]
    statuses: dict[str, Status]
    priorities: list[Priority] = field(default_factory=list)
    objectives: list[Objective] = field(default_factory=list)
    measures: int = 0  # the last position
    notes: int = 0


@dataclass
class Records:
    """What is to be saved, in this order, and what each row became."""

    priorities: list[Priority] = field(default_factory=list)
    objectives: list[Objective] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    notes: list[PlanNote] = field(default_factory=list)
    made: dict[int, Made] = field(default_factory=dict)


class Maker:
    """Makes the records; a priority or objective that the plan has by its words is not made again."""

    def __init__(self, places: Places) -> None:
        """Take what is there."""
        self.places, self.records = places, Records()
        self._priorities = {fold(one.title): one for one in places.priorities}
        self._objectives = {(fold(one.priority.title), fold(one.title)): one for one in places.objectives}
        self._numbers = {one.number for one in places.priorities}
        self._last_priority = max((one.position for one in places.priorities), default=0)
        self._last_objectives: dict[str, int] = defaultdict(int)  # of each priority
        for (priority, _), one in self._objectives.items():
            self._last_objectives[priority] = max(self._last_objectives[priority], one.position)

    def make(self, reading: Reading) -> Records:
        """Return the records of every row; objectives come first, so that actions find theirs."""
        made = self.records.made
        for proposal in reading.rows:
            if proposal.outcome == Outcome.OBJECTIVE:
                objective = self._objective(proposal.priority, proposal.title, proposal.reference)
                if objective:
                    made[proposal.number] = objective
        for proposal in reading.rows:
            objective_made = made.get(proposal.number)
            if isinstance(objective_made, Objective):
                self._note_beside(objective_made, proposal, reading.columns)
            elif record := self._made(proposal):
                made[proposal.number] = record
        return self.records

    def _made(self, proposal: Proposal) -> Made | None:
        match proposal.outcome:
            case Outcome.ACTION:
                return self._action(proposal)
            case Outcome.MEASURE:
                return self._measure(proposal)
            case Outcome.NOTE:
                return self._note(proposal)
        return None

    def _priority(self, words: str) -> Priority | None:
        if not words:
            return None
        number, title, aim = number_title_and_aim(words)
        key = fold(title)
        if key not in self._priorities:
            self._last_priority += 1
            priority = Priority(
                plan=self.places.plan,
                position=self._last_priority,
                number=self._number(number, len(self._priorities) + 1),
                title=title,
                aim=aim,
            )
            self._priorities[key] = priority
            self.records.priorities.append(priority)
        return self._priorities[key]

    def _number(self, wanted: str, position: int) -> str:
        """Return the number as written, unless another priority has it; then the next that is free."""
        if not wanted or wanted in self._numbers:
            wanted = next(str(n) for n in range(position, 10**6) if str(n) not in self._numbers)
        self._numbers.add(wanted)
        return wanted

    def _objective(self, priority_words: str, title: str, reference: str = "") -> Objective | None:
        priority = self._priority(priority_words)
        if priority is None or not title:
            return None
        key = (fold(priority.title), fold(title))
        if key not in self._objectives:
            self._last_objectives[key[0]] += 1
            objective = Objective(
                plan=self.places.plan,
                priority=priority,
                position=self._last_objectives[key[0]],
                reference=reference,
                title=" ".join(title.split()),
            )
            self._objectives[key] = objective
            self.records.objectives.append(objective)
        return self._objectives[key]

    def _action(self, proposal: Proposal) -> Action:
        timescale = proposal.timescale
        action = Action(
            plan=self.places.plan,
            priority=self._priority(proposal.priority),
            objective=self._objective(proposal.priority, proposal.objective),
            reference=proposal.reference,
            title=proposal.title,
            detail=proposal.detail,
            lead_seat=self.places.seats.get(proposal.lead_seat.key) if proposal.lead_seat else None,
            leads_as_written=" ".join(proposal.leads.split()),
            timescale=" ".join(timescale.words.split()),
            timescale_from=timescale.from_on,
            timescale_to=timescale.to_on,
            timescale_precision=timescale.precision.value if timescale.words else "",
            due_on=timescale.due_on,
            done_when=proposal.target,
            other_details=[list(pair) for pair in proposal.other_details],
            status=self.places.statuses.get(proposal.status.key) if proposal.status else None,
            added_on=self.places.added_on,
        )
        action.keep_in_step()
        self.records.actions.append(action)
        return action

    def _measure(self, proposal: Proposal) -> Measure:
        measure = Measure(
            plan=self.places.plan,
            priority=self._priority(proposal.priority),
            position=self.places.measures + len(self.records.measures) + 1,
            reference=proposal.reference,
            title=proposal.title,
            detail=proposal.detail,
            lead_as_written=" ".join(proposal.leads.split()),
            timescale=" ".join(proposal.timescale.words.split()),
            target=proposal.target,
            other_details=[list(pair) for pair in proposal.other_details],
        )
        self.records.measures.append(measure)
        return measure

    def _note(self, proposal: Proposal) -> PlanNote:
        return self._noted(" ".join(proposal.priority.split()), proposal.detail)

    def _note_beside(self, objective: Objective, proposal: Proposal, columns: Columns) -> None:
        """Keep in a note what the row of an objective says and an objective has no place for."""
        held = _held(objective, proposal, columns)
        if text := all_texts(proposal.row, columns, without=held, first=None):
            self._noted(
                shortened(f"Objective {objective.reference} {objective.title}", LONGEST_HEADING), text
            )

    def _noted(self, heading: str, text: str) -> PlanNote:
        position = self.places.notes + len(self.records.notes) + 1
        note = PlanNote(plan=self.places.plan, position=position, heading=plain_line(heading), text=text)
        self.records.notes.append(note)
        return note


def _held(objective: Objective, proposal: Proposal, columns: Columns) -> set[int]:
    """Return the columns of which the objective holds every word."""
    row = proposal.row
    own = [column for column in (*columns.of(Field.OBJECTIVE), *columns.of(Field.ACTION)) if row.cell(column)]
    said = (column for column in own or row.filled if _says(row.cell(column), objective))
    references = (column for column in columns.of(Field.REFERENCE) if row.cell(column) == objective.reference)
    return {*columns.of(Field.PRIORITY), *references, next(said, -1)}


def _says(text: str, objective: Objective) -> bool:
    """Return whether this text is the objective's, with or without its reference."""
    title = fold(objective.title)
    reference, words = split_off(text)
    return fold(text) == title or (reference == objective.reference and fold(words) == title)


def reported(*, proposal: Proposal, records: Records) -> dict[str, Any]:
    """Return the line of the report about one row."""
    made = records.made.get(proposal.number)
    return {
        "row": proposal.number,
        "outcome": proposal.outcome.value,
        "chosen": proposal.is_chosen,
        "key": made.key if made else "",
        "words": str(made) if made else " | ".join(filter(None, proposal.row.cells))[:200],
        "joins": proposal.joins,
        "heading": proposal.is_heading,
        "problems": [problem.sentence for problem in proposal.problems],
    }

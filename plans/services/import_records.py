"""Make the records of an import, without saving them: what each proposal becomes, and under what."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from csp.kernel.folding import fold
from csp.models import Seat
from plans.imports.fields import Outcome
from plans.imports.proposal import Proposal, Reading
from plans.imports.texts import number_title_and_aim
from plans.models import Action, Measure, Objective, Plan, PlanNote, Priority, Status

Made = Action | Objective | Measure | PlanNote


@dataclass
class Places:
    """What the plan and its partnership have already: rows go under these, and after them."""

    plan: Plan
    added_on: date
    priorities: list[Priority]
    objectives: list[Objective]
    seats: dict[str, Seat]
    statuses: dict[str, Status]
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

    def make(self, reading: Reading) -> Records:
        """Return the records of every row; objectives come first, so that actions find theirs."""
        objectives = [one for one in reading.rows if one.outcome == Outcome.OBJECTIVE]
        for proposal in [*objectives, *(one for one in reading.rows if one.outcome != Outcome.OBJECTIVE)]:
            if made := self._made(proposal):
                self.records.made[proposal.number] = made
        return self.records

    def _made(self, proposal: Proposal) -> Made | None:
        match proposal.outcome:
            case Outcome.ACTION:
                return self._action(proposal)
            case Outcome.OBJECTIVE:
                return self._objective(proposal.priority, proposal.title, proposal.reference)
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
            position = len(self._priorities) + 1
            priority = Priority(
                plan=self.places.plan,
                position=self._after(one.position for one in self._priorities.values()),
                number=self._number(number, position),
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
            under = [one.position for (of, _), one in self._objectives.items() if of == key[0]]
            objective = Objective(
                plan=self.places.plan,
                priority=priority,
                position=self._after(under),
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
        note = PlanNote(
            plan=self.places.plan,
            position=self.places.notes + len(self.records.notes) + 1,
            heading=" ".join(proposal.priority.split()),
            text=proposal.detail,
        )
        self.records.notes.append(note)
        return note

    def _after(self, positions: Iterable[int]) -> int:
        return max(positions, default=0) + 1

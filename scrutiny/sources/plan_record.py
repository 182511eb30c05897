"""The plan as a report says it is: everything read once, so that every figure is counted from the same rows."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.utils import timezone

from csp.kernel import day_words
from csp.kernel.charts.segment import Segment
from csp.kernel.report import Status
from csp.kernel.terms import EVERYBODYS, Words
from csp.models import AudienceReader
from csp.queries.words import words_of
from plans.models import Action, ActionState, Plan
from plans.models import Status as PlanStatus
from plans.queries import plans, reporting
from scrutiny.sources.measure_record import MeasureLine, measures_of
from scrutiny.sources.months import Move, complete_of_each, completed_by_month

NO_LEAD = "No authority yet"
NOT_REPORTED = Status("–", "Not reported", "grey", "nothing has been reported yet")
# What was decided of an action, where a report would show its status; none of these is a status of the scheme.
DECIDED = {
    ActionState.IN_ABEYANCE: Status(
        "‖", "Held in abeyance", "grey", "waits until it is taken up again, and is not late"
    ),
    ActionState.CLOSED: Status("✓", "Closed", "blue", "finished, and what came of it is recorded"),
    ActionState.STOPPED: Status("×", "Stopped", "grey", "will not be finished, for the reason given"),
    ActionState.CARRIED: Status("→", "Carried forward", "grey", "goes on in the next plan"),
}
GOING_WELL = frozenset({PlanStatus.StandsFor.COMPLETE, PlanStatus.StandsFor.ON_TRACK})


@dataclass(frozen=True)
class Line:
    """One action as the report's readers may see it: authorities, and no person's name."""

    reference: str
    title: str
    lead: str
    due: str
    is_late: bool
    status: Status
    stands_for: str
    last_words: str
    last_said: date | None
    is_open: bool = True
    is_asked: bool = True
    due_on: date | None = None
    key: str = ""

    @property
    def is_reported(self) -> bool:
        """Return whether it has a status, from an update or from the sheet that it came in."""
        return self.status != NOT_REPORTED


@dataclass(frozen=True)
class PriorityPart:
    """A priority and its actions; the last part, without a number, may hold those under no priority."""

    key: str
    number: str
    title: str
    aim: str
    lead: str
    lines: tuple[Line, ...]

    called: str = EVERYBODYS.priority.start
    months: Mapping[date, int] = field(
        default_factory=dict
    )  # how many of these were complete on each last day

    @property
    def name(self) -> str:
        """Return the number and title, for example “Priority 2: Exploitation”."""
        return f"{self.called} {self.number}: {self.title}" if self.number else self.title


@dataclass(frozen=True)
class NoteLine:
    """A note on the plan, under the heading it had."""

    heading: str
    text: str


@dataclass(frozen=True)
class PlanRecord:
    """A plan on one day."""

    title: str
    as_at: date
    scheme: tuple[Status, ...]
    parts: tuple[PriorityPart, ...]
    months: tuple[tuple[date, int], ...]  # how many actions were complete on each last day
    measures: tuple[MeasureLine, ...]
    notes: tuple[NoteLine, ...]
    words: Words = EVERYBODYS
    completed: tuple[tuple[str, ...], ...] = ()  # which those were, by their keys

    @property
    def lines(self) -> list[Line]:
        """Return every action of the plan."""
        return [line for part in self.parts for line in part.lines]

    @property
    def used(self) -> list[Status]:
        """Return the statuses to explain: the whole scheme, and “not reported” when something is."""
        unreported = not all(line.is_reported for line in self.lines)
        said = {line.status for line in self.lines}
        decided = [one for one in DECIDED.values() if one in said]
        return [*self.scheme, *([NOT_REPORTED] if unreported else []), *decided]

    def segments(self, lines: Sequence[Line]) -> tuple[Segment, ...]:
        """Return how many of these actions have each status, none included, in the order of the scheme."""
        counts = Counter(line.status for line in lines)
        return tuple(Segment(one.letter, one.word, one.colour, counts[one]) for one in self.used)


def read(reader: AudienceReader, *, plan: Plan) -> PlanRecord:
    """Return the plan as the audience may see it on the reader's day."""
    statuses = list(plans.scheme_of(reader, partnership=plan.partnership))
    actions = list(reporting.actions_of(reader, plan=plan))
    scheme = _scheme(statuses, actions)
    words = words_of(reader, partnership=plan.partnership)
    there, moves = _moved(reader, plan, actions, statuses)
    months = completed_by_month(there, moves, as_at=reader.today)
    of_each = complete_of_each(_by_priority(actions), there, moves, as_at=reader.today)
    keys = {one.pk: one.key for one in actions}
    return PlanRecord(
        title=plan.title,
        as_at=reader.today,
        scheme=tuple(scheme.values()),
        parts=tuple(
            replace(part, months=of_each.get(of, {}))
            for of, part in _parts(reader, plan, actions, scheme, words).items()
        ),
        months=tuple((end, len(ones)) for end, ones in months),
        completed=tuple(tuple(keys[one] for one in ones) for _, ones in months),
        measures=measures_of(reader, plan=plan),
        notes=tuple(NoteLine(one.heading, one.text) for one in reporting.notes_of(reader, plan=plan)),
        words=words,
    )


def _scheme(statuses: list[PlanStatus], actions: list[Action]) -> dict[int, Status]:
    """Return what is in use, and what an action still has that isn't any more."""
    said = {action.status_id for action in actions}
    return {
        one.pk: Status(one.letter, one.word, one.colour, one.explained)
        for one in statuses
        if one.is_offered or one.pk in said
    }


def _parts(
    reader: AudienceReader, plan: Plan, actions: list[Action], scheme: dict[int, Status], words: Words
) -> dict[int | None, PriorityPart]:
    """Return the parts in order, each by the id of its priority."""
    under: dict[int | None, list[Line]] = {}
    for action in actions:
        under.setdefault(action.priority_id, []).append(_line(action, scheme, reader.today))
    parts: dict[int | None, PriorityPart] = {
        one.pk: PriorityPart(
            key=f"priority-{at}",
            number=one.number,
            title=one.title,
            aim=one.aim,
            lead=str(one.lead_seat or ""),
            lines=tuple(under.get(one.pk, ())),
            called=words.priority.start,
        )
        for at, one in enumerate(plans.priorities_of(reader, plan=plan), start=1)
    }
    if None in under:
        title = f"Under no {words.priority.one}"
        parts[None] = PriorityPart("no-priority", "", title, "", "", tuple(under[None]))
    return parts


def _by_priority(actions: Sequence[Action]) -> dict[int | None, list[int]]:
    found: dict[int | None, list[int]] = {}
    for action in actions:
        found.setdefault(action.priority_id, []).append(action.pk)
    return found


def _line(action: Action, scheme: dict[int, Status], today: date) -> Line:
    said, on = _last_said(action)
    return Line(
        reference=action.reference,
        title=action.title,
        lead=action.lead_seat.short_name if action.lead_seat else NO_LEAD,
        due=day_words.short(action.due_on) or action.timescale,
        is_late=action.is_late(today),
        status=_status(action, scheme),
        stands_for=_stands_for(action),
        last_words=said,
        last_said=on,
        is_open=action.is_open,
        is_asked=action.is_asked,
        due_on=action.due_on,
        key=action.key,
    )


def _last_said(action: Action) -> tuple[str, date | None]:
    """Return what came of an action, or why it stands as was decided, and since when; or what was last reported."""
    if action.state in DECIDED and (decided := action.outcome or action.state_why):
        return decided, action.state_on
    said_at = action.last_said_at  # type: ignore[attr-defined]  # annotated
    return action.last_words or "", timezone.localdate(said_at) if said_at else None  # type: ignore[attr-defined]  # annotated


def _status(action: Action, scheme: dict[int, Status]) -> Status:
    """Return what was decided of an action, or what is reported of it while nothing is."""
    if action.state in DECIDED:
        return DECIDED[ActionState(action.state)]
    return scheme.get(action.status_id, NOT_REPORTED) if action.status_id else NOT_REPORTED


def _stands_for(action: Action) -> str:
    """Return what that means whatever it is called: what is closed is complete, what was stopped or waits is not."""
    if action.state == ActionState.CLOSED:
        return PlanStatus.StandsFor.COMPLETE
    if action.state in DECIDED or action.status is None:
        return ""
    return action.status.stands_for


def _moved(
    reader: AudienceReader, plan: Plan, actions: list[Action], statuses: list[PlanStatus]
) -> tuple[dict[int, tuple[date, bool]], list[Move]]:
    """Return since when each action is there and whether it is complete, and each report that moved one."""
    complete = {one.pk for one in statuses if one.stands_for == PlanStatus.StandsFor.COMPLETE}
    moves = [
        Move(action, timezone.localdate(at), new in complete, old in complete)
        for action, at, new, old in reporting.moves_of(reader, plan=plan)
    ]
    moves += [
        Move(action.pk, action.state_on, is_complete=True, was_complete=action.status_id in complete)
        for action in actions
        if action.state == ActionState.CLOSED and action.state_on
    ]
    moves.sort(key=lambda move: move.on)
    is_complete = PlanStatus.StandsFor.COMPLETE
    return {action.pk: (action.added_on, _stands_for(action) == is_complete) for action in actions}, moves

"""What is different between two moments of a plan, line by line: every change stands in one of the sections."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from csp.kernel import day_words
from csp.kernel.plan_snapshot import Changed, Difference, SnapAction, SnapMeasure, SnapPlan
from csp.kernel.plan_snapshot.difference import Pair, Parts
from csp.kernel.terms import EVERYBODYS, Words
from plans.models import ActionState, Plan
from plans.presenters.difference_lines import Line, Section
from plans.presenters.difference_measures import MEASURE_LABELS, said_of_measure
from plans.presenters.difference_steps import StepLines
from plans.presenters.difference_words import LABELS, Reasons, against_first, days_words, movement
from plans.presenters.plan_page import Figure
from plans.presenters.snapshot_page import due_words, priority_name

NOTHING = "Nothing"
TEXTS = {
    "title": "Title",
    "starts_on": "First day",
    "ends_on": "Last day",
    "assessment": "What it draws on",
    "strategy": "Strategy",
    "resources": "How resources are allocated and deployed",
    "engagement": "How people who live and work here are heard",
    "summary": "Summary for the public",
}
# What has a section of its own; every other field of an action is its wording.
DATES, STATUS, FORECAST = frozenset({"due_on"}), frozenset({"status", "stands_for"}), frozenset({"forecast"})
SAID, DECIDED = frozenset({"reported_on", "last_words"}), frozenset({"state", "state_why", "outcome"})
APART = DATES | STATUS | FORECAST | SAID | DECIDED


class Differences:
    """Lays out a difference; ``reasons`` knows what became of what is no longer in the plan."""

    def __init__(
        self,
        difference: Difference,
        *,
        before: SnapPlan,
        after: SnapPlan,
        reasons: Reasons,
        words: Words = EVERYBODYS,
    ) -> None:
        """Take both moments, for the names of what their parts stand under."""
        self.found, self.reasons, self.words = difference, reasons, words
        actions = {one.key: one for plan in (before, after) for one in plan.actions}
        self.steps = StepLines(difference, actions, reasons)
        self.names: dict[str, str] = {}
        for plan in (before, after):
            self.names |= {one.key: priority_name(one) for one in plan.priorities}
            self.names |= {one.key: f"{one.reference} {one.title}".strip() for one in plan.objectives}

    def sections(self) -> list[Section]:
        """Return the sections in which something is different."""
        found = [
            Section("later", "Due dates that slipped", "slipped", "By how much", self._moves(True)),
            Section(
                "slipped-steps",
                "Milestones that slipped",
                "milestones slipped",
                "By how much",
                self.steps.slipped(),
            ),
            Section("sooner", "Other due dates that moved", "", "By how much", self._moves(False)),
            Section("worse", "Status is worse", "worse status", "Last words", self._status("Worse")),
            Section("better", "Status is better", "better status", "Last words", self._status("Better")),
            Section("status", "Other changes of status", "", "Last words", self._status("")),
            Section("forecast", "Forecasts that changed", "", "", self._forecasts()),
            Section("decided", "What was decided", "decided on", "Why", self._decided()),
            Section(
                "dropped", "No longer in the plan", "gone from the plan", "What became of it", self._gone()
            ),
            Section("new", "New in the plan", "new in the plan", "Where it comes from", self._new()),
            Section("wording", "Changed wording", "reworded", "", self._wording(), marks=True),
            Section("steps", "Other changes of milestones", "", "What became of it", self.steps.otherwise()),
            Section("parts", self._parts_heading, "", "", self._parts(), marks=True),
            Section("plan", "The plan itself", "", "", self._texts(), marks=True),
            Section("said", "Reported on, in the same status", "", "", self._said()),
        ]
        return [one for one in found if one.lines]

    @property
    def _parts_heading(self) -> str:
        return f"{self.words.priority.start_many}, objectives, measures and commitments"

    def _line(self, action: SnapAction, field: str, before: str, after: str, note: str = "") -> Line:
        url = self.reasons.url(action.key)
        return Line(action.reference, action.title, field, before, after, note, action.key, url)

    def _moves(self, later: bool) -> list[Line]:
        moves = [one for one in self.found.moves if ((one.days or 0) > 0) == later]
        moves.sort(key=lambda one: -(one.days or 0))
        return [
            self._line(
                one.part,
                "Due date",
                day_words.short(one.before) or "No date",
                day_words.short(one.after) or "No date",
                f"{days_words(one)}{against_first(one.part)}",
            )
            for one in moves
        ]

    def _status(self, wanted: str) -> list[Line]:
        lines = []
        for pair in self.found.actions.changed:
            changed = [one for one in pair.changes if one.name in STATUS]
            if changed and movement(pair.before, pair.after) == wanted:
                lines.append(self._status_line(pair))
        return lines

    def _status_line(self, pair: Pair[SnapAction]) -> Line:
        field = "Status" if pair.change_of("status") else "What the status stands for"
        was, now = pair.before.status or "Not reported", pair.after.status or "Not reported"
        return self._line(pair.after, field, was, now, pair.after.last_words)

    def _forecasts(self) -> list[Line]:
        """Return the forecasts that changed: what is expected is no status, and so neither better nor worse."""
        return [
            self._line(pair.after, "Forecast", change.before or "No forecast", change.after or "No forecast")
            for pair in self.found.actions.changed
            if (change := pair.change_of("forecast"))
        ]

    def _decided(self) -> list[Line]:
        lines = []
        for pair in self.found.actions.changed:
            if any(one.name in DECIDED for one in pair.changes):
                was, now = (str(ActionState(one.state).label) for one in (pair.before, pair.after))
                why = "\n".join(one for one in (pair.after.state_why, pair.after.outcome) if one)
                lines.append(self._line(pair.after, "Decision", was, now, why))
        return lines

    def _gone(self) -> list[Line]:
        return [
            self._line(one, "Action", _promise(one), "", self.reasons.why_gone(one.key))
            for one in self.found.actions.dropped
        ]

    def _new(self) -> list[Line]:
        return [
            self._line(one, "Action", "", _promise(one), self.reasons.why_new(one.key))
            for one in self.found.actions.added
        ]

    def _wording(self) -> list[Line]:
        return [
            self._line(
                pair.after, self._label(one.name), self._said_of(one, "before"), self._said_of(one, "after")
            )
            for pair in self.found.actions.changed
            for one in pair.changes
            if one.name not in APART
        ]

    def _said(self) -> list[Line]:
        return [
            self._line(pair.after, "Last words", pair.before.last_words, pair.after.last_words)
            for pair in self.found.actions.changed
            if any(one.name in SAID for one in pair.changes)
            and not any(one.name in STATUS for one in pair.changes)
        ]

    def _parts(self) -> list[Line]:
        kinds: list[tuple[str, Parts[Any], Callable[[Any], str]]] = [
            (self.words.priority.start, self.found.priorities, priority_name),
            ("Objective", self.found.objectives, lambda one: f"{one.reference} {one.title}".strip()),
            ("Measure", self.found.measures, lambda one: f"{one.reference} {one.title}".strip()),
            ("Commitment", self.found.commitments, lambda one: one.seat),
        ]
        return [line for kind, parts, name in kinds for line in self._of_kind(kind, parts, name)]

    def _of_kind(self, kind: str, parts: Parts[Any], name: Callable[[Any], str]) -> Iterable[Line]:
        for one in parts.added:
            yield Line(kind, name(one), "New", "", name(one), key=one.key)
        for one in parts.dropped:
            yield Line(kind, name(one), "No longer in the plan", name(one), "", key=one.key)
        for pair in parts.changed:
            for one in pair.changes:
                sides = self._said_of(one, "before", pair.before), self._said_of(one, "after", pair.after)
                label = self._label(one.name, MEASURE_LABELS if kind == "Measure" else LABELS)
                yield Line(kind, name(pair.after), label, *sides, key=pair.after.key)

    def _texts(self) -> list[Line]:
        return [
            Line("", "The plan", TEXTS[one.name], self._said_of(one, "before"), self._said_of(one, "after"))
            for one in self.found.texts
        ]

    def _label(self, name: str, labels: Mapping[str, str] = LABELS) -> str:
        return self.words.priority.start if name == "priority" else labels[name]

    def _said_of(self, change: Changed, side: str, part: Any = None) -> str:
        value = getattr(change, side)
        if change.name in ("priority", "objective"):
            return self.names.get(value, "") or NOTHING
        if isinstance(part, SnapMeasure):
            return said_of_measure(part, change.name) or NOTHING
        return _plain(value)


def figures_of(sections: Iterable[Section]) -> list[Figure]:
    """Return how many actions changed in each way that has a figure, each leading to its section."""
    worries = {"later", "slipped-steps", "worse"}
    return [
        Figure(str(one.number), one.figure, one.name in worries, f"#{one.name}")
        for one in sections
        if one.figure
    ]


def rows_of(sections: Sequence[Section]) -> Iterable[tuple[str, ...]]:
    """Return every change as a row of a file: of which kind, of what, and what it was and is."""
    for section in sections:
        for line in section.lines:
            yield (
                section.heading,
                line.reference,
                line.title,
                line.field,
                line.before,
                line.after,
                line.note,
            )


def not_kept_rows(not_kept: str) -> list[tuple[str, ...]]:
    """Return the last row of a file, which says what was not compared; none when everything was."""
    if not not_kept:
        return []
    said = f"One of the two was kept before all of today’s details were. Not in it, and so not compared: {not_kept}."
    return [("Not compared", "", "", "", "", "", said)]


def state_words(before: SnapPlan, after: SnapPlan) -> str:
    """Return how the plan itself moved on, or nothing when it stands where it stood."""
    if before.state == after.state:
        return ""
    was, now = (str(Plan.State(one.state).label).lower() for one in (before, after))
    return f"The plan was {was}, and is {now}."


def _plain(value: Any) -> str:
    if value in (None, ""):
        return NOTHING
    return day_words.plain(value) if hasattr(value, "isoformat") else str(value)


def _promise(action: SnapAction) -> str:
    """Return in a line what was promised: who leads it, and by when."""
    return ", ".join(one for one in (action.lead or "No lead", due_words(action) or "no date") if one)

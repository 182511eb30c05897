"""What became of the milestones of a plan between two moments, line by line, each with its action."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from csp.kernel import day_words
from csp.kernel.plan_snapshot import Difference, Move, SnapAction, SnapMilestone
from plans.presenters.difference_lines import Line
from plans.presenters.difference_words import Reasons, against_first, days_words

LABELS = {
    "title": "What will have happened",
    "action": "Action",
    "original_due_on": "Date first agreed",
    "reached_on": "Day it was reached",
    "note": "Note",
}


@dataclass(frozen=True)
class StepLines:
    """Lays out what is different of milestones; ``actions`` are those of both moments, by their keys."""

    found: Difference
    actions: Mapping[str, SnapAction]
    reasons: Reasons

    def slipped(self) -> list[Line]:
        """Return the milestones that are due later than before, those that slipped furthest first."""
        slips = [one for one in self.found.step_moves if _is_later(one)]
        return [self._moved(one) for one in sorted(slips, key=lambda one: -(one.days or 0))]

    def otherwise(self) -> list[Line]:
        """Return all else: other moves, what came in or went out, what was reached or reads otherwise."""
        steps = self.found.milestones
        came = {one.key for one in self.found.actions.added}
        return [
            *(self._moved(one) for one in self.found.step_moves if not _is_later(one)),
            *(self._line(one, new_words(one, came), "", promise_of(one)) for one in steps.added),
            *(
                self._line(one, "No longer in the plan", promise_of(one), "", self._why_gone(one))
                for one in steps.dropped
            ),
            *(
                self._line(pair.after, LABELS[one.name], self._said(one.before), self._said(one.after))
                for pair in steps.changed
                for one in pair.changes
                if one.name in LABELS
            ),
        ]

    def _moved(self, move: Move[SnapMilestone]) -> Line:
        before, after = (day_words.short(day) or "No date" for day in (move.before, move.after))
        note = f"{days_words(move)}{against_first(move.part)}"
        return self._line(move.part, "Due date of a milestone", before, after, note)

    def _line(self, one: SnapMilestone, field: str, before: str, after: str, note: str = "") -> Line:
        action = self.actions.get(one.action)
        reference, url = action.reference if action else "", self.reasons.url(one.action)
        return Line(reference, step_name(one, action), field, before, after, note, one.key, url)

    def _why_gone(self, one: SnapMilestone) -> str:
        went_with_it = one.action in {action.key for action in self.found.actions.dropped}
        return self.reasons.why_removed(one.key) or ("Went with its action" if went_with_it else "")

    def _said(self, value: Any) -> str:
        if hasattr(value, "isoformat"):
            return day_words.plain(value)
        return self.actions[value].title if value in self.actions else value or "Nothing"


def promise_of(one: SnapMilestone) -> str:
    """Return what a milestone promises, and by when."""
    return f"{one.title}, by {day_words.short(one.due_on)}" if one.due_on else f"{one.title}, no date"


def new_words(one: SnapMilestone, came: Collection[str]) -> str:
    """Return how a milestone came into the plan; ``came`` are the keys of the actions that came in."""
    return "Came with its action" if one.action in came else "New milestone"


def step_name(one: SnapMilestone, action: SnapAction | None) -> str:
    """Return a milestone's name after its action's."""
    return f"{action.title}: {one.title}" if action else one.title


def _is_later(move: Move[SnapMilestone]) -> bool:
    return (move.days or 0) > 0

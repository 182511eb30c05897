"""What is different between two snapshots of a plan: what came in, what went out, what reads otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Generic, TypeVar

from csp.kernel.plan_snapshot.parts import (
    SnapAction,
    SnapCommitment,
    SnapMeasure,
    SnapMilestone,
    SnapObjective,
    SnapPlan,
    SnapPriority,
)

Part = TypeVar("Part", SnapPriority, SnapObjective, SnapAction, SnapMeasure, SnapCommitment, SnapMilestone)

Dated = TypeVar("Dated", SnapAction, SnapMilestone)

# What is said about an action, and not part of what was promised.
REPORTED = frozenset({"status", "stands_for", "forecast", "reported_on", "last_words"})
# The texts of the plan itself.
TEXTS = ("title", "starts_on", "ends_on", "assessment", "strategy", "resources", "engagement", "summary")


@dataclass(frozen=True, slots=True)
class Changed:
    """One field that reads otherwise: its name, and both values."""

    name: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Pair(Generic[Part]):
    """One part that is in both, and the fields that differ."""

    before: Part
    after: Part
    changes: tuple[Changed, ...]

    def change_of(self, name: str) -> Changed | None:
        """Return the change of one field, if it changed."""
        return next((one for one in self.changes if one.name == name), None)


@dataclass(frozen=True, slots=True)
class Parts(Generic[Part]):
    """Parts of one kind: those that came in, those that went out, those that read otherwise."""

    added: tuple[Part, ...]
    dropped: tuple[Part, ...]
    changed: tuple[Pair[Part], ...]

    def __bool__(self) -> bool:
        """Return whether anything is different."""
        return bool(self.added or self.dropped or self.changed)


@dataclass(frozen=True, slots=True)
class Move(Generic[Dated]):
    """A due date that moved: of what, from when, to when, and by how many days when both are dates."""

    part: Dated
    before: date | None
    after: date | None

    @property
    def days(self) -> int | None:
        """Return by how many days it is later; less than zero when it is sooner, none when a date is missing."""
        return (self.after - self.before).days if self.before and self.after else None


@dataclass(frozen=True, slots=True)
class Difference:
    """All that is different from the earlier snapshot to the later.

    ``lacks`` names what one of the two did not keep yet: of that nothing is said.
    """

    texts: tuple[Changed, ...]
    priorities: Parts[SnapPriority]
    objectives: Parts[SnapObjective]
    actions: Parts[SnapAction]
    measures: Parts[SnapMeasure]
    commitments: Parts[SnapCommitment]
    milestones: Parts[SnapMilestone]
    lacks: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Return whether anything is different."""
        kinds = (self.priorities, self.objectives, self.actions, self.measures, self.commitments)
        return bool(self.texts) or any(kinds) or bool(self.milestones)

    @property
    def moves(self) -> tuple[Move[SnapAction], ...]:
        """Return the due dates of actions that moved, in the later plan's order."""
        return _moves(self.actions.changed)

    @property
    def step_moves(self) -> tuple[Move[SnapMilestone], ...]:
        """Return the due dates of milestones that moved, in the later plan's order."""
        return _moves(self.milestones.changed)

    @property
    def reworded(self) -> tuple[Pair[SnapAction], ...]:
        """Return the actions of which what was promised reads otherwise, whatever was reported meanwhile."""
        return tuple(
            pair for pair in self.actions.changed if any(one.name not in REPORTED for one in pair.changes)
        )

    @property
    def status_moves(self) -> tuple[Pair[SnapAction], ...]:
        """Return the actions reported with another status than before."""
        return tuple(pair for pair in self.actions.changed if pair.change_of("status"))


def difference(before: SnapPlan, after: SnapPlan) -> Difference:
    """Return what is different from the earlier snapshot of a plan to the later, as far as both kept it."""
    lacks = before.lacks | after.lacks
    return Difference(
        texts=_changes(before, after, TEXTS),
        priorities=_parts("priorities", before.priorities, after.priorities, lacks),
        objectives=_parts("objectives", before.objectives, after.objectives, lacks),
        actions=_parts("actions", before.actions, after.actions, lacks),
        measures=_parts("measures", before.measures, after.measures, lacks),
        commitments=_parts("commitments", before.commitments, after.commitments, lacks),
        milestones=_parts("milestones", before.milestones, after.milestones, lacks),
        lacks=lacks,
    )


def _moves(changed: Sequence[Pair[Dated]]) -> tuple[Move[Dated], ...]:
    moved = [(pair, pair.change_of("due_on")) for pair in changed]
    return tuple(Move(pair.after, change.before, change.after) for pair, change in moved if change)


def _parts(kind: str, before: Sequence[Part], after: Sequence[Part], lacks: frozenset[str]) -> Parts[Part]:
    """Return the parts that came in, went out and read otherwise, each in its own plan's order.

    What was not kept yet is not taken for a change: neither a kind of parts nor a field of one.
    """
    if kind in lacks:
        return Parts((), (), ())
    was, now = {one.key: one for one in before}, {one.key: one for one in after}
    both = [(was[key], one) for key, one in now.items() if key in was]
    pairs = [Pair(old, new, _changes(old, new, _names(kind, new, lacks))) for old, new in both if old != new]
    return Parts(
        added=tuple(one for key, one in now.items() if key not in was),
        dropped=tuple(one for key, one in was.items() if key not in now),
        changed=tuple(pair for pair in pairs if pair.changes),
    )


def _names(kind: str, part: Any, lacks: frozenset[str]) -> list[str]:
    return [field.name for field in fields(part) if f"{kind}.{field.name}" not in lacks]


def _changes(before: Any, after: Any, names: Sequence[str]) -> tuple[Changed, ...]:
    pairs = [(name, getattr(before, name), getattr(after, name)) for name in names]
    return tuple(Changed(name, old, new) for name, old, new in pairs if old != new)

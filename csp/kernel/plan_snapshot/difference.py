"""What is different between two snapshots of a plan: what came in, what went out, what reads otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Generic, TypeVar

from csp.kernel.plan_snapshot.parts import (
    SnapAction,
    SnapCommitment,
    SnapMeasure,
    SnapObjective,
    SnapPlan,
    SnapPriority,
)

Part = TypeVar("Part", SnapPriority, SnapObjective, SnapAction, SnapMeasure, SnapCommitment)

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
class Move:
    """A due date that moved: from when, to when, and by how many days when both are dates."""

    action: SnapAction
    before: date | None
    after: date | None

    @property
    def days(self) -> int | None:
        """Return by how many days it is later; less than zero when it is sooner, none when a date is missing."""
        return (self.after - self.before).days if self.before and self.after else None


@dataclass(frozen=True, slots=True)
class Difference:
    """All that is different from the earlier snapshot to the later."""

    texts: tuple[Changed, ...]
    priorities: Parts[SnapPriority]
    objectives: Parts[SnapObjective]
    actions: Parts[SnapAction]
    measures: Parts[SnapMeasure]
    commitments: Parts[SnapCommitment]

    def __bool__(self) -> bool:
        """Return whether anything is different."""
        kinds = (self.priorities, self.objectives, self.actions, self.measures, self.commitments)
        return bool(self.texts) or any(kinds)

    @property
    def moves(self) -> tuple[Move, ...]:
        """Return the due dates that moved, in the later plan's order."""
        moved = [(pair, pair.change_of("due_on")) for pair in self.actions.changed]
        return tuple(Move(pair.after, change.before, change.after) for pair, change in moved if change)

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
    """Return what is different from the earlier snapshot of a plan to the later."""
    return Difference(
        texts=_changes(before, after, TEXTS),
        priorities=_parts(before.priorities, after.priorities),
        objectives=_parts(before.objectives, after.objectives),
        actions=_parts(before.actions, after.actions),
        measures=_parts(before.measures, after.measures),
        commitments=_parts(before.commitments, after.commitments),
    )


def _parts(before: Sequence[Part], after: Sequence[Part]) -> Parts[Part]:
    """Return the parts that came in, went out and read otherwise, each in its own plan's order."""
    was, now = {one.key: one for one in before}, {one.key: one for one in after}
    both = [(was[key], one) for key, one in now.items() if key in was]
    pairs = [Pair(old, new, _changes(old, new, [field.name for field in fields(new)])) for old, new in both]
    return Parts(
        added=tuple(one for key, one in now.items() if key not in was),
        dropped=tuple(one for key, one in was.items() if key not in now),
        changed=tuple(pair for pair in pairs if pair.changes),
    )


def _changes(before: Any, after: Any, names: Sequence[str]) -> tuple[Changed, ...]:
    pairs = [(name, getattr(before, name), getattr(after, name)) for name in names]
    return tuple(Changed(name, old, new) for name, old, new in pairs if old != new)

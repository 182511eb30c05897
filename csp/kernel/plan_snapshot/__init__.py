"""A plan as it stood at a moment: from living rows, from history or from stored JSON, all of one shape."""

from csp.kernel.plan_snapshot.difference import Changed, Difference, Move, difference
from csp.kernel.plan_snapshot.parts import (
    SnapAction,
    SnapCommitment,
    SnapMeasure,
    SnapMilestone,
    SnapObjective,
    SnapPlan,
    SnapPriority,
)
from csp.kernel.plan_snapshot.stored import digest, from_json, to_json

__all__ = [
    "Changed",
    "Difference",
    "Move",
    "SnapAction",
    "SnapCommitment",
    "SnapMeasure",
    "SnapMilestone",
    "SnapObjective",
    "SnapPlan",
    "SnapPriority",
    "difference",
    "digest",
    "from_json",
    "to_json",
]

"""Write a snapshot as JSON and read it back; one that was written before a field was added reads without it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from csp.kernel.plan_snapshot.parts import (
    SnapAction,
    SnapCommitment,
    SnapMeasure,
    SnapMilestone,
    SnapObjective,
    SnapPlan,
    SnapPriority,
)

PARTS = {
    "priorities": SnapPriority,
    "objectives": SnapObjective,
    "actions": SnapAction,
    "measures": SnapMeasure,
    "commitments": SnapCommitment,
    "milestones": SnapMilestone,
}
DATES = frozenset(
    {"starts_on", "ends_on", "due_on", "original_due_on", "reported_on", "reached_on", "target_on"}
)


def to_json(plan: SnapPlan) -> dict[str, Any]:
    """Return the snapshot as what a JSON field keeps; dates are written as 2026-11-23."""
    whole = asdict(plan)
    del whole["lacks"]
    told: dict[str, Any] = json.loads(json.dumps(whole, default=date.isoformat))
    return told


def from_json(told: Mapping[str, Any]) -> SnapPlan:
    """Return the snapshot that was kept, and what it lacks. Raises KeyError or TypeError for what is no snapshot."""
    whole: dict[str, Any] = _values(SnapPlan, told)
    for name, part in PARTS.items():
        whole[name] = tuple(part(**_values(part, one)) for one in told.get(name, ()))
    return SnapPlan(**whole, lacks=_lacks(told))


def digest(told: Mapping[str, Any]) -> str:
    """Return the SHA-256, in hexadecimal, of a snapshot as JSON, the same however its keys are ordered."""
    written = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()


def _lacks(told: Mapping[str, Any]) -> frozenset[str]:
    """Return the kinds of parts, and the fields of parts, that were not kept yet when this was."""
    return frozenset(name for name in PARTS if name not in told) | {
        f"{name}.{field.name}"
        for name, part in PARTS.items()
        for field in fields(part)
        if any(field.name not in one for one in told.get(name, ()))
    }


def _values(part: type, told: Mapping[str, Any]) -> dict[str, Any]:
    known = [field.name for field in fields(part) if field.name in told and field.name != "lacks"]
    return {name: _value(name, told[name]) for name in known}


def _value(name: str, value: Any) -> Any:
    return date.fromisoformat(value) if value and name in DATES else value

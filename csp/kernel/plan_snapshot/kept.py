"""A snapshot that was kept, and whether what was kept is still what was kept."""

from collections.abc import Mapping
from typing import Any

from csp.kernel.plan_snapshot.parts import SnapPlan
from csp.kernel.plan_snapshot.stored import digest, from_json


def is_whole(told: Any, sha256: str) -> bool:
    """Return whether the content is, to the letter, the one of which this is the SHA-256."""
    return isinstance(told, Mapping) and digest(told) == sha256


def read_kept(told: Any) -> SnapPlan | None:
    """Return the snapshot, or none when what is there can't be read as one."""
    try:
        return from_json(told)
    except (AttributeError, KeyError, TypeError, ValueError):
        return None

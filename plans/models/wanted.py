"""What is wanted of whoever holds an action: one rule for “My work” and for the digest."""

from datetime import date, timedelta
from enum import Enum

from plans.models.action import Action


class Wanted(Enum):
    """Why an update is wanted."""

    LATE = "late"
    SILENT = "silent"
    SOON = "soon"


def wanted_of(action: Action, *, today: date, within: timedelta) -> Wanted | None:
    """Return why an update about an action is wanted: it is late, silent or due within this time; or none."""
    if action.is_late(today):
        return Wanted.LATE
    if action.is_silent(today, after_days=action.plan.silent_after_days):
        return Wanted.SILENT
    if action.is_asked and action.due_on and action.due_on <= today + within:
        return Wanted.SOON
    return None

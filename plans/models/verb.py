"""The fixed verbs of what can be done to a plan."""

from enum import StrEnum


class Verb(StrEnum):
    """What an audit event says was done."""

    PLAN_ADDED = "plan.added"
    PRIORITY_ADDED = "priority.added"
    OBJECTIVE_ADDED = "objective.added"
    STATUS_ADDED = "status.added"
    PLAN_IMPORT_STARTED = "plan-import.started"
    PLAN_IMPORT_CHANGED = "plan-import.changed"
    PLAN_IMPORT_CONFIRMED = "plan-import.confirmed"
    PLAN_IMPORT_DISCARDED = "plan-import.discarded"
    PLAN_IMPORTED = "plan.imported"
    ACTION_ADDED = "action.added"
    ACTION_CHANGED = "action.changed"
    ACTION_REPORTED = "action.reported"
    ACTIONS_EXPORTED = "actions.exported"
    UPDATE_ADDED = "update.added"

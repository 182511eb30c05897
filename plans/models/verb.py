"""The fixed verbs of what can be done to a plan."""

from enum import StrEnum

from csp.audit.words import Group


class Verb(StrEnum):
    """What an audit event says was done."""

    PLAN_ADDED = "plan.added"
    PRIORITY_ADDED = "priority.added"
    PRIORITY_CHANGED = "priority.changed"
    PRIORITY_REMOVED = "priority.removed"
    OBJECTIVE_ADDED = "objective.added"
    OBJECTIVE_CHANGED = "objective.changed"
    OBJECTIVE_REMOVED = "objective.removed"
    STATUS_ADDED = "status.added"
    STATUS_CHANGED = "status.changed"
    STATUS_TAKEN_OUT = "status.taken-out-of-use"
    STATUS_USED_AGAIN = "status.used-again"
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
    HANDOVER_ADDED = "handover.added"
    HANDOVER_SETTLED = "handover.settled"
    PLAN_OPENED = "plan.opened"
    ACTION_OPENED = "action.opened"
    TRAIL_EXPORTED = "plan-trail.exported"


# What the trail says of each; the build fails when a verb has no words.
WORDS = {
    Group.CHANGE: {
        Verb.PLAN_ADDED: "Added a plan",
        Verb.PRIORITY_ADDED: "Added a priority",
        Verb.PRIORITY_CHANGED: "Changed a priority",
        Verb.PRIORITY_REMOVED: "Removed a priority",
        Verb.OBJECTIVE_ADDED: "Added an objective",
        Verb.OBJECTIVE_CHANGED: "Changed an objective",
        Verb.OBJECTIVE_REMOVED: "Removed an objective",
        Verb.STATUS_ADDED: "Added a status",
        Verb.STATUS_CHANGED: "Changed a status",
        Verb.STATUS_TAKEN_OUT: "Took a status out of use",
        Verb.STATUS_USED_AGAIN: "Put a status to use again",
        Verb.PLAN_IMPORT_STARTED: "Began to import a plan",
        Verb.PLAN_IMPORT_CHANGED: "Changed an import that is not finished",
        Verb.PLAN_IMPORT_CONFIRMED: "Confirmed an import",
        Verb.PLAN_IMPORT_DISCARDED: "Discarded an import",
        Verb.PLAN_IMPORTED: "Imported a plan",
        Verb.ACTION_ADDED: "Added an action",
        Verb.ACTION_CHANGED: "Changed an action",
        Verb.ACTION_REPORTED: "Reported on an action by giving an update",
        Verb.UPDATE_ADDED: "Gave an update",
        Verb.HANDOVER_ADDED: "Handed an action over",
        Verb.HANDOVER_SETTLED: "Settled a handover",
    },
    Group.EXPORT: {
        Verb.ACTIONS_EXPORTED: "Downloaded a list of actions",
        Verb.TRAIL_EXPORTED: "Downloaded the audit trail of a plan",
    },
    Group.OPEN: {
        Verb.PLAN_OPENED: "Opened a restricted plan",
        Verb.ACTION_OPENED: "Opened a restricted action",
    },
}

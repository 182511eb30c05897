"""The fixed verbs of what can be done to a plan."""

from enum import StrEnum

from csp.audit.words import Group


class Verb(StrEnum):
    """What an audit event says was done."""

    PLAN_ADDED = "plan.added"
    PLAN_CHANGED = "plan.changed"
    PLAN_TEXTS_CHANGED = "plan.texts-changed"
    PLAN_AGREED = "plan.agreed"
    PLAN_PUBLISHED = "plan.published"
    PLAN_CLOSED = "plan.closed"
    PLAN_REOPENED = "plan.reopened"
    VERSION_PUT = "plan-version.put-to-the-authorities"
    VERSION_MADE = "plan-version.made"
    VERSION_AGREED = "plan-version.agreed"
    VERSION_PUBLISHED = "plan-version.published"
    COMMITMENT_CHANGED = "commitment.changed"
    POINT_WAIVED = "waiver.added"
    WAIVER_CHANGED = "waiver.changed"
    WAIVER_WITHDRAWN = "waiver.withdrawn"
    SIGN_OFF_GIVEN = "sign-off.given"
    SIGN_OFF_CHANGED = "sign-off.changed"
    ACTION_CARRIED = "action.carried-forward"
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
    ACTION_MOVED = "action.moved-to-another-plan"
    ACTION_COUNTED = "action.counted-under-other-plans"
    ACTION_REPORTED = "action.reported"
    ACTIONS_EXPORTED = "actions.exported"
    CHANGES_EXPORTED = "plan-changes.exported"
    AUTHORITIES_EXPORTED = "authorities.exported"
    SHEET_DOWNLOADED = "authority-sheet.downloaded"
    PLAN_SHOWN = "plan.shown-to-the-public"
    PLAN_TAKEN_DOWN = "plan.taken-down"
    PLAN_PDF_ASKED = "plan-version.pdf-asked-for"
    HIGHLIGHTS_DOWNLOADED = "meeting-highlights.downloaded"
    # On the trail of a restricted plan, for its circle alone: its words stood in a plan for the public.
    RESTRICTED_WORDS_FOUND = "restricted-words.found-in-a-plan"
    RESTRICTED_WORDS_SHOWN = "restricted-words.shown-to-the-public"
    ACTION_CLOSED = "action.closed"
    ACTION_STOPPED = "action.stopped"
    ACTION_HELD = "action.held-in-abeyance"
    ACTION_RESUMED = "action.taken-up-again"
    ACTION_REOPENED = "action.reopened"
    MILESTONE_ADDED = "milestone.added"
    MILESTONE_CHANGED = "milestone.changed"
    MILESTONE_REACHED = "milestone.reached"
    MILESTONE_REMOVED = "milestone.removed"
    EVIDENCE_ADDED = "evidence.added"
    EVIDENCE_REMOVED = "evidence.removed"
    EVIDENCE_DOWNLOADED = "evidence.downloaded"
    UPDATE_ADDED = "update.added"
    UPDATE_ADDED_BY_LINK = "update.added-by-link"
    HANDOVER_ADDED = "handover.added"
    HANDOVER_SETTLED = "handover.settled"
    ROUND_OPENED = "round.opened"
    ROUND_CHANGED = "round.changed"
    ROUND_CHASED = "round.chased"
    ROUND_LOCKED = "round.locked"
    ROUND_ASK_ADDED = "round-ask.added"
    ROUND_ASK_DROPPED = "round-ask.dropped"
    REPORT_RETURNED = "report.returned"
    CHALLENGE_MADE = "challenge.made"
    REPORT_GIVEN = "report.given"
    REPORT_ANSWERED = "report.answered"
    LINK_SENT = "round-link.sent"
    LINK_SENT_AGAIN = "round-link.sent-to-another-browser"
    LINK_TAKEN_UP = "round-link.taken-up"
    LINK_WITHDRAWN = "round-link.withdrawn"
    MEASURE_ADDED = "measure.added"
    MEASURE_CHANGED = "measure.changed"
    MEASURE_HELD = "measure.held-in-abeyance"
    MEASURE_TAKEN_UP = "measure.taken-up-again"
    MEASURE_ACTIONS_CHANGED = "measure.actions-changed"
    MEASURE_REMOVED = "measure.removed"
    READINGS_GIVEN = "measure.figures-given"
    READING_CHANGED = "figure.changed"
    READING_REMOVED = "figure.removed"
    PAPER_DOWNLOADED = "meeting-paper.downloaded"
    MEASURES_EXPORTED = "measures.exported"
    MEETING_ADDED = "meeting.called"
    MEETING_CHANGED = "meeting.changed"
    MEETING_HELD = "meeting.held"
    MEETING_NOT_HELD = "meeting.not-held"
    ATTENDANCE_ADDED = "attendance.added"
    ATTENDANCE_CHANGED = "attendance.changed"
    ATTENDANCE_REMOVED = "attendance.removed"
    PAPER_ADDED = "meeting-paper.added"
    PAPER_REMOVED = "meeting-paper.removed"
    DECISION_ADDED = "decision.added"
    DECISION_CHANGED = "decision.changed"
    DECISION_REMOVED = "decision.removed"
    DECISION_RAISED = "decision.action-raised"
    PLAN_OPENED = "plan.opened"
    ACTION_OPENED = "action.opened"
    TRAIL_EXPORTED = "plan-trail.exported"


# What the trail says of each; the build fails when a verb has no words.
WORDS = {
    Group.CHANGE: {
        Verb.PLAN_ADDED: "Added a plan",
        Verb.PLAN_CHANGED: "Changed what a plan is called, or its days",
        Verb.PLAN_TEXTS_CHANGED: "Changed the texts of a plan",
        Verb.PLAN_AGREED: "Agreed a plan",
        Verb.PLAN_PUBLISHED: "Published a plan",
        Verb.PLAN_CLOSED: "Closed a plan",
        Verb.PLAN_REOPENED: "Opened a plan again",
        Verb.VERSION_PUT: "Put a plan to the authorities",
        Verb.VERSION_MADE: "Kept the text of a plan for good",
        Verb.VERSION_AGREED: "Noted that a version of a plan is agreed",
        Verb.VERSION_PUBLISHED: "Noted that a version of a plan is published",
        Verb.COMMITMENT_CHANGED: "Wrote an authority’s part of a plan",
        Verb.POINT_WAIVED: "Waived a point of the checklist",
        Verb.WAIVER_CHANGED: "Changed why a point of the checklist is waived",
        Verb.WAIVER_WITHDRAWN: "Withdrew a waiver",
        Verb.SIGN_OFF_GIVEN: "Answered for an authority whether it agrees to a plan",
        Verb.SIGN_OFF_CHANGED: "Changed an authority’s answer to a plan",
        Verb.ACTION_CARRIED: "Carried an action forward to the next plan",
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
        Verb.ACTION_MOVED: "Moved an action to another plan",
        Verb.ACTION_COUNTED: "Changed under which other plans an action counts",
        Verb.ACTION_REPORTED: "Reported on an action by giving an update",
        Verb.ACTION_CLOSED: "Closed an action",
        Verb.ACTION_STOPPED: "Stopped an action",
        Verb.ACTION_HELD: "Held an action in abeyance",
        Verb.ACTION_RESUMED: "Took an action up again",
        Verb.ACTION_REOPENED: "Reopened an action",
        Verb.MILESTONE_ADDED: "Added a milestone",
        Verb.MILESTONE_CHANGED: "Changed a milestone",
        Verb.MILESTONE_REACHED: "Said when a milestone was reached",
        Verb.MILESTONE_REMOVED: "Removed a milestone",
        Verb.EVIDENCE_ADDED: "Added evidence",
        Verb.EVIDENCE_REMOVED: "Removed evidence",
        Verb.UPDATE_ADDED: "Gave an update",
        Verb.UPDATE_ADDED_BY_LINK: "Gave an update by a link, without signing in",
        Verb.HANDOVER_ADDED: "Handed an action over",
        Verb.HANDOVER_SETTLED: "Settled a handover",
        Verb.ROUND_OPENED: "Opened a round",
        Verb.ROUND_CHANGED: "Changed a round",
        Verb.ROUND_CHASED: "Reminded people of a round",
        Verb.ROUND_LOCKED: "Locked a round",
        Verb.ROUND_ASK_ADDED: "Asked about an action in a round",
        Verb.ROUND_ASK_DROPPED: "Let a round no longer ask about an action",
        Verb.REPORT_RETURNED: "Returned a report",
        Verb.CHALLENGE_MADE: "Asked a question about a report",
        Verb.REPORT_GIVEN: "Reported in a round",
        Verb.REPORT_ANSWERED: "Answered what a report was returned with",
        Verb.LINK_SENT: "Wrote a letter of a round to somebody who may be sent a link for reporting",
        Verb.LINK_SENT_AGAIN: "Sent a new link for reporting to a round, as one was opened in another browser",
        Verb.LINK_TAKEN_UP: "Went on with a link for reporting to a round",
        Verb.LINK_WITHDRAWN: "Withdrew a link for reporting to a round",
        Verb.MEASURE_ADDED: "Added a measure",
        Verb.MEASURE_CHANGED: "Changed a measure",
        Verb.MEASURE_HELD: "Held a measure in abeyance",
        Verb.MEASURE_TAKEN_UP: "Took up a measure again",
        Verb.MEASURE_ACTIONS_CHANGED: "Changed which actions work on a measure",
        Verb.MEASURE_REMOVED: "Removed a measure",
        Verb.READINGS_GIVEN: "Gave figures of a measure",
        Verb.READING_CHANGED: "Changed a figure of a measure",
        Verb.READING_REMOVED: "Removed a figure of a measure",
        Verb.MEETING_ADDED: "Called a meeting of the partnership",
        Verb.MEETING_CHANGED: "Changed a meeting of the partnership",
        Verb.MEETING_HELD: "Wrote down that a meeting took place",
        Verb.MEETING_NOT_HELD: "Wrote down that a meeting has not taken place",
        Verb.ATTENDANCE_ADDED: "Wrote down who was at a meeting",
        Verb.ATTENDANCE_CHANGED: "Changed what is written of somebody at a meeting",
        Verb.ATTENDANCE_REMOVED: "Took somebody off the list of a meeting",
        Verb.PAPER_ADDED: "Added a paper to a meeting",
        Verb.PAPER_REMOVED: "Removed a paper from a meeting",
        Verb.DECISION_ADDED: "Wrote down a decision",
        Verb.DECISION_CHANGED: "Changed a decision, or its place",
        Verb.DECISION_REMOVED: "Removed a decision",
        Verb.DECISION_RAISED: "Raised an action from a decision",
        Verb.RESTRICTED_WORDS_FOUND: "Was shown that a plan for the public holds words of this plan",
    },
    Group.ISSUE: {
        Verb.PLAN_SHOWN: "Showed a version of a plan to the public",
        Verb.PLAN_TAKEN_DOWN: "Took a plan off the pages for the public",
        Verb.PLAN_PDF_ASKED: "Had a PDF made of a plan that the public sees",
        Verb.RESTRICTED_WORDS_SHOWN: "Showed the public a plan that holds words of this plan",
    },
    Group.EXPORT: {
        Verb.EVIDENCE_DOWNLOADED: "Downloaded evidence about an action",
        Verb.PAPER_DOWNLOADED: "Downloaded a paper of a meeting",
        Verb.HIGHLIGHTS_DOWNLOADED: "Downloaded the highlight report of a meeting",
        Verb.MEASURES_EXPORTED: "Downloaded measures and their figures",
        Verb.ACTIONS_EXPORTED: "Downloaded a list of actions",
        Verb.CHANGES_EXPORTED: "Downloaded what changed in a plan",
        Verb.AUTHORITIES_EXPORTED: "Downloaded how the authorities do",
        Verb.SHEET_DOWNLOADED: "Downloaded the sheet of an authority",
        Verb.TRAIL_EXPORTED: "Downloaded the audit trail of a plan",
    },
    Group.OPEN: {
        Verb.PLAN_OPENED: "Opened a restricted plan",
        Verb.ACTION_OPENED: "Opened a restricted action",
    },
}

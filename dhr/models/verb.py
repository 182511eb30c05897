"""The fixed verbs of what can be done to a review."""

from enum import StrEnum

from csp.audit.words import Group


class Verb(StrEnum):
    """What an audit event says was done."""

    REVIEW_ADDED = "review.added"
    REVIEW_CHANGED = "review.changed"
    REVIEW_OPENED = "review.opened"
    REVIEW_TRAIL_EXPORTED = "review-trail.exported"
    RULES_CHANGED = "review-rules.changed"
    PSEUDONYM_ADDED = "pseudonym.added"
    PSEUDONYM_CHANGED = "pseudonym.changed"
    PSEUDONYM_REMOVED = "pseudonym.removed"
    JOINT_REVIEW_ADDED = "joint-review.added"
    JOINT_REVIEW_CHANGED = "joint-review.changed"
    JOINT_REVIEW_REMOVED = "joint-review.removed"
    MEMBER_ASKED = "review-member.asked"
    MEMBER_SIGNED = "review-member.signed"
    MEMBER_CHANGED = "review-member.changed"
    MEMBER_ENDED = "review-member.ended"
    STAGE_PLANNED = "review-stage.planned"
    STAGE_REACHED = "review-stage.reached"
    DECISION_ADDED = "review-decision.added"
    DECISION_CHANGED = "review-decision.changed"
    PAUSE_ADDED = "review-pause.added"
    PAUSE_CHANGED = "review-pause.changed"
    PAUSE_ENDED = "review-pause.ended"
    TERMS_CHANGED = "review-terms.changed"
    PROCEEDING_ADDED = "proceeding.added"
    PROCEEDING_CHANGED = "proceeding.changed"
    PROCEEDING_REMOVED = "proceeding.removed"
    CONTACT_ADDED = "family-contact.added"
    CONTACT_CHANGED = "family-contact.changed"
    CONTACT_REMOVED = "family-contact.removed"
    CONTACTS_OPENED = "family-contacts.opened"
    REPORT_ASKED = "agency-report.asked"
    REPORT_CHANGED = "agency-report.changed"
    REPORT_CHASED = "agency-report.chased"
    REPORT_RECEIVED = "agency-report.received"
    REPORT_RETURNED = "agency-report.returned"
    REPORT_CHECKED = "agency-report.checked"
    REPORT_COUNTERSIGNED = "agency-report.countersigned"
    REPORT_ACCEPTED = "agency-report.accepted"
    REPORT_OPENED = "agency-report.opened"
    REPORT_DOWNLOADED = "agency-report.downloaded"
    REPORT_STEP_ADDED = "agency-report.step-added"
    MEETING_ADDED = "panel-meeting.called"
    MEETING_CHANGED = "panel-meeting.changed"
    MEETING_HELD = "panel-meeting.held"
    MEETING_REMOVED = "panel-meeting.removed"
    MEETING_OPENED = "panel-meeting.opened"
    ATTENDANCE_ADDED = "panel-attendance.added"
    ATTENDANCE_CHANGED = "panel-attendance.changed"
    ATTENDANCE_REMOVED = "panel-attendance.removed"
    PAPER_ADDED = "panel-paper.added"
    PAPER_REMOVED = "panel-paper.removed"
    PAPER_DOWNLOADED = "panel-paper.downloaded"
    PANEL_DECISION_ADDED = "panel-decision.added"
    PANEL_DECISION_CHANGED = "panel-decision.changed"
    PANEL_DECISION_REMOVED = "panel-decision.removed"
    PANEL_DECISION_RAISED = "panel-decision.action-raised"


# What the trail says of each; the build fails when a verb has no words.
WORDS = {
    Group.CHANGE: {
        Verb.REVIEW_ADDED: "Began a review",
        Verb.REVIEW_CHANGED: "Changed what is known of a review",
        Verb.RULES_CHANGED: "Changed how the partnership runs its reviews",
        Verb.PSEUDONYM_ADDED: "Wrote down what somebody is called in a review",
        Verb.PSEUDONYM_CHANGED: "Changed what somebody is called in a review",
        Verb.PSEUDONYM_REMOVED: "Removed what somebody is called in a review",
        Verb.JOINT_REVIEW_ADDED: "Noted another body’s review into the same death",
        Verb.JOINT_REVIEW_CHANGED: "Changed what is noted of another body’s review",
        Verb.JOINT_REVIEW_REMOVED: "Removed what was noted of another body’s review",
        Verb.MEMBER_ASKED: "Asked somebody onto a review",
        Verb.MEMBER_SIGNED: "Noted that a confidentiality statement is signed",
        Verb.MEMBER_CHANGED: "Changed somebody’s place on a review",
        Verb.MEMBER_ENDED: "Ended somebody’s place on a review",
        Verb.STAGE_PLANNED: "Planned a stage of a review",
        Verb.STAGE_REACHED: "Noted when a stage of a review was reached",
        Verb.DECISION_ADDED: "Noted a decision whether to review",
        Verb.DECISION_CHANGED: "Changed what is noted of a decision whether to review",
        Verb.PAUSE_ADDED: "Paused the clocks of a review",
        Verb.PAUSE_CHANGED: "Changed a pause of a review",
        Verb.PAUSE_ENDED: "Ended a pause of a review",
        Verb.TERMS_CHANGED: "Changed the terms of reference of a review",
        Verb.PROCEEDING_ADDED: "Noted a proceeding beside a review",
        Verb.PROCEEDING_CHANGED: "Changed what is noted of a proceeding",
        Verb.PROCEEDING_REMOVED: "Removed what was noted of a proceeding",
        Verb.CONTACT_ADDED: "Added to the log of contact with the family",
        Verb.CONTACT_CHANGED: "Changed the log of contact with the family",
        Verb.CONTACT_REMOVED: "Removed from the log of contact with the family",
        Verb.REPORT_ASKED: "Asked an agency for its report",
        Verb.REPORT_CHANGED: "Changed what an agency is asked for",
        Verb.REPORT_CHASED: "Chased an agency for its report",
        Verb.REPORT_RECEIVED: "Noted that an agency’s report is received",
        Verb.REPORT_RETURNED: "Returned an agency’s report with comments",
        Verb.REPORT_CHECKED: "Noted that an agency’s report is quality checked",
        Verb.REPORT_COUNTERSIGNED: "Noted who countersigned an agency’s report",
        Verb.REPORT_ACCEPTED: "Accepted an agency’s report",
        Verb.REPORT_STEP_ADDED: "Wrote down what became of an agency’s report",
        Verb.MEETING_ADDED: "Called a meeting of the panel",
        Verb.MEETING_CHANGED: "Changed a meeting of the panel",
        Verb.MEETING_HELD: "Wrote down that a meeting of the panel took place",
        Verb.MEETING_REMOVED: "Removed a meeting of the panel",
        Verb.ATTENDANCE_ADDED: "Wrote down who was at a meeting of the panel",
        Verb.ATTENDANCE_CHANGED: "Changed what is written of somebody at a meeting of the panel",
        Verb.ATTENDANCE_REMOVED: "Took somebody off the list of a meeting of the panel",
        Verb.PAPER_ADDED: "Added a paper to a meeting of the panel",
        Verb.PAPER_REMOVED: "Removed a paper from a meeting of the panel",
        Verb.PANEL_DECISION_ADDED: "Wrote down what the panel decided",
        Verb.PANEL_DECISION_CHANGED: "Changed what the panel decided",
        Verb.PANEL_DECISION_REMOVED: "Removed a decision of the panel",
        Verb.PANEL_DECISION_RAISED: "Raised an action from a decision of the panel",
    },
    Group.EXPORT: {
        Verb.REVIEW_TRAIL_EXPORTED: "Downloaded the audit trail of a review",
        Verb.REPORT_DOWNLOADED: "Downloaded an agency’s report",
        Verb.PAPER_DOWNLOADED: "Downloaded a paper of the panel",
    },
    Group.OPEN: {
        Verb.REVIEW_OPENED: "Looked at a review",
        Verb.CONTACTS_OPENED: "Looked at the log of contact with the family",
        Verb.REPORT_OPENED: "Looked at an agency’s report",
        Verb.MEETING_OPENED: "Looked at a meeting of the panel",
    },
}

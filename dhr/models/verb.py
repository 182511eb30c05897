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
    AGREEMENT_ADDED = "cost-agreement.added"
    AGREEMENT_CHANGED = "cost-agreement.changed"
    AGREEMENT_REMOVED = "cost-agreement.removed"
    AGREEMENT_VERSION_ADDED = "agreement-version.added"
    AGREEMENT_VERSION_CHANGED = "agreement-version.changed"
    AGREEMENT_VERSION_REMOVED = "agreement-version.removed"
    AGREEMENT_AGREED = "agreement-version.agreed"
    COST_RULE_ADDED = "cost-rule.added"
    COST_RULE_CHANGED = "cost-rule.changed"
    COST_RULE_REMOVED = "cost-rule.removed"
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
    REPORT_FORGONE = "agency-report.forgone"
    REPORT_OPENED = "agency-report.opened"
    REPORT_DOWNLOADED = "agency-report.downloaded"
    REPORT_STEP_ADDED = "agency-report.step-added"
    REPORT_FILE_REMOVED = "agency-report.file-removed"
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
    RECOMMENDATION_ADDED = "recommendation.added"
    RECOMMENDATION_CHANGED = "recommendation.changed"
    RECOMMENDATION_REMOVED = "recommendation.removed"
    RECOMMENDATION_RAISED = "recommendation.action-raised"
    RECOMMENDATION_LINKED = "recommendation.action-linked"
    RECOMMENDATION_UNLINKED = "recommendation.action-unlinked"
    ADDRESSEE_ADDED = "addressee.added"
    ADDRESSEE_CHANGED = "addressee.changed"
    ADDRESSEE_REMOVED = "addressee.removed"
    ADDRESSEE_CHASED = "addressee.chased"
    ADDRESSEE_ANSWERED = "addressee.answered"
    ACTION_ASSURED = "assurance.given"
    OUTCOME_REVIEWED = "assurance.outcome-reviewed"
    REVIEW_CLOSED = "review.closed"
    REVIEW_REOPENED = "review.reopened"
    SUBMISSION_ADDED = "submission.added"
    SUBMISSION_CHANGED = "submission.changed"
    SUBMISSION_REMOVED = "submission.removed"
    LETTER_NOTED = "submission.letter-noted"
    APPROVAL_NOTED = "submission.approved"
    POINT_ADDED = "letter-point.added"
    POINT_CHANGED = "letter-point.changed"
    POINT_REMOVED = "letter-point.removed"
    POINT_DONE = "letter-point.done"
    CONDITION_MET = "condition.met"
    CONDITION_WAIVED = "condition.waived"
    CONDITION_TAKEN_BACK = "condition.taken-back"
    PUBLICATION_CHANGED = "publication.changed"
    DOCUMENT_ADDED = "published-document.added"
    DOCUMENT_REMOVED = "published-document.removed"
    REVIEW_PUBLISHED = "publication.published"
    PUBLICATION_TAKEN_DOWN = "publication.taken-down"
    ACTION_OPENED = "published-action.opened"
    ACTION_REWORDED = "published-action.changed"
    ACTION_SHUT = "published-action.shut"
    COPY_ADDED = "copy.added"
    COPY_CHANGED = "copy.changed"
    COPY_SENT = "copy.sent"
    COPY_REMOVED = "copy.removed"
    HOLD_PLACED = "legal-hold.placed"
    HOLD_CHANGED = "legal-hold.changed"
    HOLD_ENDED = "legal-hold.ended"
    DESTRUCTION_ASKED = "destruction.asked"
    DESTRUCTION_WITHDRAWN = "destruction.withdrawn"
    REVIEW_DESTROYED = "destruction.done"
    EMERGENCY_TRIED = "emergency.tried"
    EMERGENCY_OPENED = "emergency.opened"
    EMERGENCY_SHUT = "emergency.shut"
    RECOMMENDATIONS_EXPORTED = "recommendations.exported"
    OVERSIGHT_EXPORTED = "oversight.exported"
    LETTER_DOWNLOADED = "submission.letter-downloaded"
    DOCUMENT_DOWNLOADED = "published-document.downloaded"


# What the trail says of each; the build fails when a verb has no words.
WORDS = {
    Group.CHANGE: {
        Verb.REVIEW_ADDED: "Began a review",
        Verb.REVIEW_CHANGED: "Changed what is known of a review",
        Verb.RULES_CHANGED: "Changed how the partnership runs its reviews",
        Verb.AGREEMENT_ADDED: "Added an agreement on the costs of reviews",
        Verb.AGREEMENT_CHANGED: "Changed an agreement on the costs of reviews",
        Verb.AGREEMENT_REMOVED: "Removed an agreement on the costs of reviews that was never agreed",
        Verb.AGREEMENT_VERSION_ADDED: "Started a version of an agreement on the costs of reviews",
        Verb.AGREEMENT_VERSION_CHANGED: "Changed the draft of an agreement on the costs of reviews",
        Verb.AGREEMENT_VERSION_REMOVED: "Removed the draft of an agreement on the costs of reviews",
        Verb.AGREEMENT_AGREED: "Noted that a version of an agreement on the costs of reviews was agreed",
        Verb.COST_RULE_ADDED: "Said how a type of cost of reviews is shared",
        Verb.COST_RULE_CHANGED: "Changed how a type of cost of reviews is shared",
        Verb.COST_RULE_REMOVED: "Took a type of cost out of an agreement",
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
        Verb.REPORT_FORGONE: "Noted that an agency’s report will not come",
        Verb.REPORT_STEP_ADDED: "Wrote down what became of an agency’s report",
        Verb.REPORT_FILE_REMOVED: "Removed the files of an agency’s report when their time was over",
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
        Verb.RECOMMENDATION_ADDED: "Wrote down a recommendation",
        Verb.RECOMMENDATION_CHANGED: "Changed a recommendation",
        Verb.RECOMMENDATION_REMOVED: "Removed a recommendation",
        Verb.RECOMMENDATION_RAISED: "Raised an action from a recommendation",
        Verb.RECOMMENDATION_LINKED: "Noted which action carries out a recommendation",
        Verb.RECOMMENDATION_UNLINKED: "Noted that an action does not carry out a recommendation",
        Verb.ADDRESSEE_ADDED: "Noted whom a recommendation is made to",
        Verb.ADDRESSEE_CHANGED: "Changed what is noted of whom a recommendation is made to",
        Verb.ADDRESSEE_REMOVED: "Removed somebody a recommendation was made to",
        Verb.ADDRESSEE_CHASED: "Chased an answer to a recommendation",
        Verb.ADDRESSEE_ANSWERED: "Noted the answer to a recommendation",
        Verb.ACTION_ASSURED: "Checked an action of a review",
        Verb.OUTCOME_REVIEWED: "Reviewed what came of an action of a review",
        Verb.REVIEW_CLOSED: "Closed a review",
        Verb.REVIEW_REOPENED: "Reopened a review",
        Verb.SUBMISSION_ADDED: "Noted that a review was sent for quality assurance",
        Verb.SUBMISSION_CHANGED: "Changed what is noted of quality assurance",
        Verb.SUBMISSION_REMOVED: "Removed that a review was sent for quality assurance",
        Verb.LETTER_NOTED: "Noted the letter of quality assurance",
        Verb.APPROVAL_NOTED: "Noted that a review is approved for publication",
        Verb.POINT_ADDED: "Wrote down a point of the quality assurance letter",
        Verb.POINT_CHANGED: "Changed a point of the quality assurance letter",
        Verb.POINT_REMOVED: "Removed a point of the quality assurance letter",
        Verb.POINT_DONE: "Answered a point of the quality assurance letter",
        Verb.CONDITION_MET: "Noted that a condition of publication is met",
        Verb.CONDITION_WAIVED: "Waived a condition of publication",
        Verb.CONDITION_TAKEN_BACK: "Noted that a condition of publication is not met",
        Verb.PUBLICATION_CHANGED: "Changed what will be published of a review",
        Verb.DOCUMENT_ADDED: "Added a document to what will be published",
        Verb.DOCUMENT_REMOVED: "Removed a document from what is published",
        Verb.REVIEW_PUBLISHED: "Published a review",
        Verb.PUBLICATION_TAKEN_DOWN: "Took a published review down",
        Verb.ACTION_OPENED: "Opened an action of a review to everybody",
        Verb.ACTION_REWORDED: "Changed what everybody reads of an action of a review",
        Verb.ACTION_SHUT: "Took an action of a review back from everybody",
        Verb.COPY_ADDED: "Noted who is to have a copy of a review",
        Verb.COPY_CHANGED: "Changed who is to have a copy of a review",
        Verb.COPY_SENT: "Noted whether a copy of a review was sent",
        Verb.COPY_REMOVED: "Noted that somebody is not to have a copy of a review",
        Verb.HOLD_PLACED: "Noted for what in law a review is kept",
        Verb.HOLD_CHANGED: "Changed what is noted of why in law a review is kept",
        Verb.HOLD_ENDED: "Noted that a review is no longer kept for something in law",
        Verb.DESTRUCTION_ASKED: "Asked for a review to be destroyed",
        Verb.DESTRUCTION_WITHDRAWN: "Withdrew that a review is to be destroyed",
        Verb.REVIEW_DESTROYED: "Destroyed a review",
        Verb.EMERGENCY_TRIED: "Typed a name to open a review in an emergency",
        Verb.EMERGENCY_OPENED: "Opened a review in an emergency",
        Verb.EMERGENCY_SHUT: "Shut a review that was opened in an emergency",
    },
    Group.EXPORT: {
        Verb.REVIEW_TRAIL_EXPORTED: "Downloaded the audit trail of a review",
        Verb.REPORT_DOWNLOADED: "Downloaded an agency’s report",
        Verb.PAPER_DOWNLOADED: "Downloaded a paper of the panel",
        Verb.RECOMMENDATIONS_EXPORTED: "Downloaded the recommendations of a review",
        Verb.OVERSIGHT_EXPORTED: "Downloaded recommendations for oversight",
        Verb.LETTER_DOWNLOADED: "Downloaded a letter of quality assurance",
        Verb.DOCUMENT_DOWNLOADED: "Downloaded a document that is to be published",
    },
    Group.OPEN: {
        Verb.REVIEW_OPENED: "Looked at a review",
        Verb.CONTACTS_OPENED: "Looked at the log of contact with the family",
        Verb.REPORT_OPENED: "Looked at an agency’s report",
        Verb.MEETING_OPENED: "Looked at a meeting of the panel",
    },
}

"""The fixed verbs of what can be done to reports and packs."""

from enum import StrEnum

from csp.audit.words import Group


class Verb(StrEnum):
    """What an audit event says was done."""

    COMMITTEE_ADDED = "committee.added"
    COMMITTEE_CHANGED = "committee.changed"
    MEMBER_ADDED = "committee-member.added"
    MEMBER_CHANGED = "committee-member.changed"
    DEADLINE_ADDED = "deadline.added"
    DEADLINE_CHANGED = "deadline.changed"
    DEADLINE_REMOVED = "deadline.removed"
    MEETING_ADDED = "meeting.added"
    MEETING_CHANGED = "committee-meeting.changed"
    MEETING_HELD = "committee-meeting.held"
    MEETING_PLANNED = "committee-meeting.planned"
    MEETING_CANCELLED = "committee-meeting.cancelled"
    WORK_ADDED = "work-item.added"
    WORK_CHANGED = "work-item.changed"
    WORK_REMOVED = "work-item.removed"
    FORM_ADDED = "council-form.added"
    FORM_CHANGED = "council-form.changed"
    FORM_REMOVED = "council-form.removed"
    RISK_ADDED = "report-risk.added"
    RISK_CHANGED = "report-risk.changed"
    RISK_MOVED = "report-risk.moved"
    RISK_REMOVED = "report-risk.removed"
    IMPLICATIONS_ANSWERED = "implications.answered"
    REPORT_ADDED = "report.added"
    REPORT_CHANGED = "report.changed"
    SECTION_ADDED = "section.added"
    SECTION_CHANGED = "section.changed"
    SECTION_MOVED = "section.moved"
    SECTION_REMOVED = "section.removed"
    SECTION_WRITTEN = "section.written"
    SECTION_SIGNED = "section.signed"
    COMMENT_ADDED = "comment.added"
    COMMENT_SETTLED = "comment.settled"
    COMMENT_REMOVED = "comment.removed"
    APPENDIX_ADDED = "appendix.added"
    APPENDIX_CHANGED = "appendix.changed"
    APPENDIX_MOVED = "appendix.moved"
    APPENDIX_REMOVED = "appendix.removed"
    APPENDIX_DOWNLOADED = "appendix.downloaded"
    CORRECTION_ADDED = "correction.added"
    CORRECTION_CHANGED = "correction.changed"
    CORRECTION_REMOVED = "correction.removed"
    CORRECTION_ISSUED = "correction.issued"
    APPROVAL_RECORDED = "approval.recorded"
    APPROVAL_ENDED = "approval.ended"
    SENDING_RECORDED = "sending.recorded"
    SENDING_REMOVED = "sending.removed"
    SENDINGS_EXPORTED = "sendings.exported"
    EXEMPTION_ADDED = "exemption.added"
    EXEMPTION_CHANGED = "exemption.changed"
    EXEMPTION_REMOVED = "exemption.removed"
    EXEMPT_MATTER_ADDED = "exempt-matter.added"
    EXEMPT_MATTER_CHANGED = "exempt-matter.changed"
    EXEMPT_MATTER_REMOVED = "exempt-matter.removed"
    EXEMPT_MATTER_READ = "exempt-matter.read"
    EXEMPT_MATTER_TAKEN = "exempt-matter.downloaded"
    PART_2_READER_NAMED = "part-2-reader.named"
    PART_2_READER_ENDED = "part-2-reader.ended"
    PART_2_BUILT = "part-2.built"
    PART_2_ISSUED = "part-2.issued"
    PART_2_READ = "part-2.read"
    PACK_ASKED = "pack.asked"
    PACK_BUILT = "pack.built"
    PACK_CLEARED = "pack.cleared"
    PACK_ISSUED = "pack.issued"
    # On the trail of a restricted plan, for its circle alone: its words stood in a report, and what was done.
    RESTRICTED_WORDS_FOUND = "restricted-words.found"
    RESTRICTED_WORDS_CLEARED = "restricted-words.cleared"
    RESTRICTED_WORDS_ISSUED = "restricted-words.issued"
    PACK_DOWNLOADED = "pack.downloaded"
    PACK_APPENDIX_DOWNLOADED = "pack-appendix.downloaded"
    PACK_ZIP_DOWNLOADED = "pack-zip.downloaded"
    PACK_PRINT_DOWNLOADED = "pack-print.downloaded"


# What the trail says of each; the build fails when a verb has no words.
WORDS = {
    Group.CHANGE: {
        Verb.COMMITTEE_ADDED: "Added a committee",
        Verb.COMMITTEE_CHANGED: "Changed a committee",
        Verb.MEMBER_ADDED: "Put somebody on a committee",
        Verb.MEMBER_CHANGED: "Changed how somebody is on a committee",
        Verb.DEADLINE_ADDED: "Added a deadline before meetings of a committee",
        Verb.DEADLINE_CHANGED: "Changed a deadline before meetings of a committee",
        Verb.DEADLINE_REMOVED: "Removed a deadline before meetings of a committee",
        Verb.MEETING_ADDED: "Added a meeting of a committee",
        Verb.MEETING_CHANGED: "Changed a meeting of a committee",
        Verb.MEETING_HELD: "Said that a committee met",
        Verb.MEETING_PLANNED: "Said that a meeting of a committee is still planned",
        Verb.MEETING_CANCELLED: "Cancelled a meeting of a committee",
        Verb.WORK_ADDED: "Added to a committee’s work programme",
        Verb.WORK_CHANGED: "Changed a committee’s work programme",
        Verb.WORK_REMOVED: "Took something off a committee’s work programme",
        Verb.FORM_ADDED: "Added a council form for reports",
        Verb.FORM_CHANGED: "Changed a council form for reports",
        Verb.FORM_REMOVED: "Removed a council form for reports",
        Verb.RISK_ADDED: "Added a risk to a report",
        Verb.RISK_CHANGED: "Changed a risk of a report",
        Verb.RISK_MOVED: "Moved a risk of a report",
        Verb.RISK_REMOVED: "Took a risk out of a report",
        Verb.IMPLICATIONS_ANSWERED: "Answered what a report implies",
        Verb.REPORT_ADDED: "Began a report",
        Verb.REPORT_CHANGED: "Changed a report",
        Verb.SECTION_ADDED: "Added a section to a report",
        Verb.SECTION_CHANGED: "Changed what a section of a report is, or who writes it",
        Verb.SECTION_MOVED: "Moved a section of a report",
        Verb.SECTION_REMOVED: "Took a section out of a report",
        Verb.SECTION_WRITTEN: "Wrote a section of a report",
        Verb.SECTION_SIGNED: "Signed a section of a report",
        Verb.COMMENT_ADDED: "Commented on a section of a report",
        Verb.COMMENT_SETTLED: "Said that a comment on a section was dealt with",
        Verb.COMMENT_REMOVED: "Took a comment out with its section",
        Verb.APPENDIX_ADDED: "Added an appendix to a report",
        Verb.APPENDIX_CHANGED: "Changed an appendix of a report",
        Verb.APPENDIX_MOVED: "Moved an appendix of a report",
        Verb.APPENDIX_REMOVED: "Removed an appendix of a report",
        Verb.CORRECTION_ADDED: "Listed a correction of a report",
        Verb.CORRECTION_CHANGED: "Changed a correction of a report",
        Verb.CORRECTION_REMOVED: "Took a correction of a report off its list",
        Verb.APPROVAL_RECORDED: "Recorded that a report was approved",
        Verb.APPROVAL_ENDED: "Took back an approval of a report",
        Verb.SENDING_RECORDED: "Recorded that a report was sent",
        Verb.SENDING_REMOVED: "Removed the record that a report was sent",
        Verb.EXEMPTION_ADDED: "Said that something in a report is exempt",
        Verb.EXEMPTION_CHANGED: "Changed under which paragraph something in a report is exempt",
        Verb.EXEMPTION_REMOVED: "Took something exempt out of a report",
        Verb.EXEMPT_MATTER_ADDED: "Wrote what is exempt of a report",
        Verb.EXEMPT_MATTER_CHANGED: "Changed what is exempt of a report",
        Verb.EXEMPT_MATTER_REMOVED: "Removed what was exempt of a report",
        Verb.PART_2_READER_NAMED: "Named somebody to read Part 2 of a report",
        Verb.PART_2_READER_ENDED: "Ended that somebody reads Part 2 of a report",
        Verb.PART_2_BUILT: "Built Part 2 of a report",
        Verb.PACK_ASKED: "Asked for a report to be built",
        Verb.PACK_BUILT: "Built a report",
        Verb.PACK_CLEARED: "Answered for the words of a report",
        Verb.RESTRICTED_WORDS_FOUND: "Was shown that a report holds words of this plan",
        Verb.RESTRICTED_WORDS_CLEARED: "Answered for a report that holds words of this plan",
    },
    Group.OPEN: {
        Verb.EXEMPT_MATTER_READ: "Opened what is exempt of a report",
        Verb.PART_2_READ: "Opened Part 2 of a report",
    },
    Group.ISSUE: {
        Verb.PART_2_ISSUED: "Issued Part 2 of a report",
        Verb.PACK_ISSUED: "Issued a report",
        Verb.CORRECTION_ISSUED: "Issued a correction of a report",
        Verb.RESTRICTED_WORDS_ISSUED: "Issued a report that holds words of this plan",
    },
    Group.EXPORT: {
        Verb.SENDINGS_EXPORTED: "Exported to whom a report was sent",
        Verb.PACK_DOWNLOADED: "Downloaded a report",
        Verb.EXEMPT_MATTER_TAKEN: "Downloaded an exempt appendix of a report that is being written",
        Verb.APPENDIX_DOWNLOADED: "Downloaded an appendix of a report that is being written",
        Verb.PACK_APPENDIX_DOWNLOADED: "Downloaded an appendix",
        Verb.PACK_ZIP_DOWNLOADED: "Downloaded a report with its appendices",
        Verb.PACK_PRINT_DOWNLOADED: "Downloaded a report with its appendices to print",
    },
}

"""The fixed verbs of what can be done to reports and packs."""

from enum import StrEnum

from csp.audit.words import Group


class Verb(StrEnum):
    """What an audit event says was done."""

    COMMITTEE_ADDED = "committee.added"
    MEETING_ADDED = "meeting.added"
    REPORT_ADDED = "report.added"
    REPORT_CHANGED = "report.changed"
    PACK_ASKED = "pack.asked"
    PACK_BUILT = "pack.built"
    PACK_CLEARED = "pack.cleared"
    PACK_ISSUED = "pack.issued"
    # On the trail of a restricted plan, for its circle alone: its words stood in a report, and what was done.
    RESTRICTED_WORDS_FOUND = "restricted-words.found"
    RESTRICTED_WORDS_CLEARED = "restricted-words.cleared"
    RESTRICTED_WORDS_ISSUED = "restricted-words.issued"
    PACK_DOWNLOADED = "pack.downloaded"


# What the trail says of each; the build fails when a verb has no words.
WORDS = {
    Group.CHANGE: {
        Verb.COMMITTEE_ADDED: "Added a committee",
        Verb.MEETING_ADDED: "Added a meeting",
        Verb.REPORT_ADDED: "Began a report",
        Verb.REPORT_CHANGED: "Changed a report",
        Verb.PACK_ASKED: "Asked for a report to be built",
        Verb.PACK_BUILT: "Built a report",
        Verb.PACK_CLEARED: "Answered for the words of a report",
        Verb.RESTRICTED_WORDS_FOUND: "Was shown that a report holds words of this plan",
        Verb.RESTRICTED_WORDS_CLEARED: "Answered for a report that holds words of this plan",
    },
    Group.ISSUE: {
        Verb.PACK_ISSUED: "Issued a report",
        Verb.RESTRICTED_WORDS_ISSUED: "Issued a report that holds words of this plan",
    },
    Group.EXPORT: {Verb.PACK_DOWNLOADED: "Downloaded a report"},
}

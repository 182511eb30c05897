"""The fixed verbs of what can be done to reports and packs."""

from enum import StrEnum


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

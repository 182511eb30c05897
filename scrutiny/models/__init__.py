"""The tables of scrutiny, one noun a file."""

from scrutiny.models.committee import Committee, CommitteeMember
from scrutiny.models.meeting import CommitteeMeeting
from scrutiny.models.pack import Pack
from scrutiny.models.report import Report

__all__ = ["Committee", "CommitteeMeeting", "CommitteeMember", "Pack", "Report"]

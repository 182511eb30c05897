"""The tables of scrutiny, one noun a file."""

from scrutiny.models.appendix import Appendix, AppendixFile, PackAppendix
from scrutiny.models.approval import Approval
from scrutiny.models.committee import Committee, CommitteeMember, Deadline
from scrutiny.models.correction import Correction
from scrutiny.models.council_form import CouncilForm
from scrutiny.models.exempt import Exemption, ExemptMatter
from scrutiny.models.meeting import CommitteeMeeting, WorkItem
from scrutiny.models.pack import Pack
from scrutiny.models.pack_figures import PackFigures
from scrutiny.models.part_2_reader import Part2Reader
from scrutiny.models.report import Report
from scrutiny.models.risk import ReportRisk
from scrutiny.models.section import ReportSection, SectionComment
from scrutiny.models.sending import Sending

__all__ = [
    "Appendix",
    "AppendixFile",
    "Approval",
    "Committee",
    "CommitteeMeeting",
    "CommitteeMember",
    "Correction",
    "CouncilForm",
    "Deadline",
    "ExemptMatter",
    "Exemption",
    "Pack",
    "PackAppendix",
    "PackFigures",
    "Part2Reader",
    "Report",
    "ReportRisk",
    "ReportSection",
    "SectionComment",
    "Sending",
    "WorkItem",
]

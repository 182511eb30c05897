"""The tables of reviews, one noun a file."""

from dhr.models.agency_report import AgencyReport, AgencyReportStep
from dhr.models.capacity import Capacity, Part
from dhr.models.decision import ReviewDecision
from dhr.models.family_contact import FamilyContact
from dhr.models.joint_review import JointReview
from dhr.models.member import MemberPlace, ReviewMember
from dhr.models.panel_meeting import PanelAttendance, PanelDecision, PanelMeeting, PanelPaper
from dhr.models.pause import Pause
from dhr.models.proceeding import Proceeding
from dhr.models.pseudonym import Pseudonym
from dhr.models.review import Review
from dhr.models.review_rules import ReviewRules
from dhr.models.stage import ReviewStage, Stage

__all__ = [
    "AgencyReport",
    "AgencyReportStep",
    "Capacity",
    "FamilyContact",
    "JointReview",
    "MemberPlace",
    "PanelAttendance",
    "PanelDecision",
    "PanelMeeting",
    "PanelPaper",
    "Part",
    "Pause",
    "Proceeding",
    "Pseudonym",
    "Review",
    "ReviewDecision",
    "ReviewMember",
    "ReviewRules",
    "ReviewStage",
    "Stage",
]

"""The tables of reviews, one noun a file."""

from dhr.models.agency_report import AgencyReport, AgencyReportStep
from dhr.models.assurance import Assurance
from dhr.models.capacity import Capacity, Part
from dhr.models.charge import Charge, ChargeLine, Payment
from dhr.models.closure import Closure
from dhr.models.cost_agreement import AgreementVersion, CostAgreement
from dhr.models.cost_line import CostLine, CostShare
from dhr.models.cost_rule import CostRule, CostType
from dhr.models.decision import ReviewDecision
from dhr.models.emergency import Emergency
from dhr.models.family_contact import FamilyContact
from dhr.models.joint_review import JointReview
from dhr.models.keeping import Destruction, LegalHold
from dhr.models.ledger_layout import LedgerColumn, LedgerField, LedgerLayout
from dhr.models.member import MemberPlace, ReviewMember
from dhr.models.outlasting import ChargesNumbered, PoolDrawn
from dhr.models.panel_meeting import PanelAttendance, PanelDecision, PanelMeeting, PanelPaper
from dhr.models.partner_account import PartnerAccount
from dhr.models.pause import Pause
from dhr.models.pool_payment import PoolPayment
from dhr.models.proceeding import Proceeding
from dhr.models.pseudonym import Pseudonym
from dhr.models.publication import Condition, Copy, Publication, PublishedAction, PublishedDocument
from dhr.models.quality_assurance import LetterPoint, Submission
from dhr.models.recommendation import Addressee, Recommendation, RecommendationAction
from dhr.models.review import Review
from dhr.models.review_budget import ReviewBudget
from dhr.models.review_rules import ReviewRules
from dhr.models.stage import ReviewStage, Stage
from dhr.models.statement import Statement, StatementReader
from dhr.models.year_lock import YearLock

__all__ = [
    "Addressee",
    "AgencyReport",
    "AgencyReportStep",
    "AgreementVersion",
    "Assurance",
    "Capacity",
    "Charge",
    "ChargeLine",
    "ChargesNumbered",
    "Closure",
    "Condition",
    "Copy",
    "CostAgreement",
    "CostLine",
    "CostRule",
    "CostShare",
    "CostType",
    "Destruction",
    "Emergency",
    "FamilyContact",
    "JointReview",
    "LedgerColumn",
    "LedgerField",
    "LedgerLayout",
    "LegalHold",
    "LetterPoint",
    "MemberPlace",
    "PanelAttendance",
    "PanelDecision",
    "PanelMeeting",
    "PanelPaper",
    "Part",
    "PartnerAccount",
    "Pause",
    "Payment",
    "PoolDrawn",
    "PoolPayment",
    "Proceeding",
    "Pseudonym",
    "Publication",
    "PublishedAction",
    "PublishedDocument",
    "Recommendation",
    "RecommendationAction",
    "Review",
    "ReviewBudget",
    "ReviewDecision",
    "ReviewMember",
    "ReviewRules",
    "ReviewStage",
    "Stage",
    "Statement",
    "StatementReader",
    "Submission",
    "YearLock",
]

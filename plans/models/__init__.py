"""The tables of the plan, one noun a file."""

from plans.models.action import Action
from plans.models.action_state import ActionState
from plans.models.commitment import Commitment
from plans.models.evidence import Evidence
from plans.models.handover import Handover
from plans.models.measure import Measure
from plans.models.meeting import Attendance, Meeting, MeetingDecision, MeetingPaper
from plans.models.milestone import Milestone
from plans.models.objective import Objective
from plans.models.plan import Plan
from plans.models.plan_import import PlanImport
from plans.models.plan_note import PlanNote
from plans.models.plan_version import PlanVersion
from plans.models.priority import Priority
from plans.models.progress_update import ProgressUpdate
from plans.models.reading import Reading
from plans.models.round_ask import Challenge, ReportDraft, RoundAsk
from plans.models.round_link import RoundLink
from plans.models.sign_off import SignOff
from plans.models.status import Status
from plans.models.update_round import UpdateRound
from plans.models.waiver import Waiver

__all__ = [
    "Action",
    "ActionState",
    "Attendance",
    "Challenge",
    "Commitment",
    "Evidence",
    "Handover",
    "Measure",
    "Meeting",
    "MeetingDecision",
    "MeetingPaper",
    "Milestone",
    "Objective",
    "Plan",
    "PlanImport",
    "PlanNote",
    "PlanVersion",
    "Priority",
    "ProgressUpdate",
    "Reading",
    "ReportDraft",
    "RoundAsk",
    "RoundLink",
    "SignOff",
    "Status",
    "UpdateRound",
    "Waiver",
]

"""The tables of the plan, one noun a file."""

from plans.models.action import Action
from plans.models.handover import Handover
from plans.models.measure import Measure
from plans.models.objective import Objective
from plans.models.plan import Plan
from plans.models.plan_import import PlanImport
from plans.models.plan_note import PlanNote
from plans.models.priority import Priority
from plans.models.progress_update import ProgressUpdate
from plans.models.status import Status

__all__ = [
    "Action",
    "Handover",
    "Measure",
    "Objective",
    "Plan",
    "PlanImport",
    "PlanNote",
    "Priority",
    "ProgressUpdate",
    "Status",
]

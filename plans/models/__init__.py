"""The tables of the plan, one noun a file."""

from plans.models.action import Action
from plans.models.objective import Objective
from plans.models.plan import Plan
from plans.models.priority import Priority
from plans.models.progress_update import ProgressUpdate
from plans.models.status import Status

__all__ = ["Action", "Objective", "Plan", "Priority", "ProgressUpdate", "Status"]

"""Everything that a journey can do, in one place."""

from tests.journeys.action_steps import ActionSteps
from tests.journeys.by_link_steps import ByLinkSteps
from tests.journeys.inviting_steps import InvitingSteps
from tests.journeys.keyboard_steps import KeyboardSteps
from tests.journeys.list_steps import ListSteps
from tests.journeys.main_job_steps import MainJobSteps
from tests.journeys.report_steps import ReportSteps
from tests.journeys.sign_in_steps import SignInSteps


class Journey(
    SignInSteps,
    ActionSteps,
    ListSteps,
    KeyboardSteps,
    MainJobSteps,
    InvitingSteps,
    ReportSteps,
    ByLinkSteps,
):
    """One story, told in steps."""

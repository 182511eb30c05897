"""Who may change what a plan is made of, and what may be removed from it."""

from collections.abc import Mapping

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.kernel.listing import listed
from csp.models import Reader
from csp.permissions import Permission
from plans.models import Plan


def may_shape(reader: Reader, plan: Plan) -> Decision:
    """The coordinator changes priorities and objectives, until the plan is closed."""
    if not (
        allowed := reader.may(Permission.PLAN_EDIT, partnership=plan.partnership_id, circle=plan.circle_id)
    ):
        return allowed
    if plan.state == Plan.State.CLOSED:
        return refuse("This plan is closed, so nothing in it can change.")
    return ALLOW


def may_go(*, under: Mapping[str, int]) -> Decision:
    """What has nothing under it may be removed; ``under`` counts what has, by its word in the singular."""
    counted = [f"{number} {word if number == 1 else f'{word}s'}" for word, number in under.items() if number]
    if not counted:
        return ALLOW
    is_one = sum(under.values()) == 1
    return refuse(
        f"{listed(counted)} {'is' if is_one else 'are'} under it. "
        f"Put {'it' if is_one else 'them'} somewhere else first, then remove this."
    )

"""Who may open the action plan of a review, and when."""

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Reader
from dhr.models import Review
from dhr.policies.reviews import may_run

NOT_DECIDED = "The action plan is opened once it is decided that a review is held."
THERE_ALREADY = "The review has its action plan already."


def may_open_plan(reader: Reader, review: Review, *, is_held: bool) -> Decision:
    """The coordinator and the deputy open the plan once, when a review is held."""
    if not (allowed := may_run(reader, review)):
        return allowed
    if review.plan_id:
        return refuse(THERE_ALREADY)
    return ALLOW if is_held else refuse(NOT_DECIDED)

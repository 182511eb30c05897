"""Who opens an action of a review's plan to everybody, and who takes it back."""

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Reader
from dhr.models import Review
from dhr.models.capacity import RUNNING
from dhr.policies.reviews import ONLY_WHOEVER_RUNS_IT, may_run
from dhr.queries.members import capacities_of
from plans.models import Action

NOT_ITS_PLAN = "This action is not in the review’s own plan."


def may_open(reader: Reader, review: Review, action: Action) -> Decision:
    """Whoever runs the review opens actions of its own plan, and brings up to date what everybody reads of them."""
    if not (allowed := may_run(reader, review)):
        return allowed
    return ALLOW if review.plan_id == action.plan_id else refuse(NOT_ITS_PLAN)


def may_take_back(reader: Reader, review: Review) -> Decision:
    """Whoever runs the review takes back what everybody reads, also once it is closed: that can never wait."""
    runs = capacities_of(reader, review=review) & frozenset(RUNNING)
    return ALLOW if runs else refuse(ONLY_WHOEVER_RUNS_IT)

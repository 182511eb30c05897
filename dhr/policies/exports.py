"""Who takes what a review will do, or has recommended, out as a file."""

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Partnership, Reader
from dhr.models import Capacity, Review
from dhr.queries import oversights
from dhr.queries.members import capacities_of

ON_IT_FOR_THE_PLAN = frozenset(
    {Capacity.COORDINATOR, Capacity.DEPUTY, Capacity.CHAIR, Capacity.AUTHOR, Capacity.PANEL_MEMBER}
)
NOT_ON_IT_FOR_THE_PLAN = "Only those who are on the review’s panel can take its action plan out as a file."
ONLY_WHOEVER_RUNS_ONE = (
    "Only somebody who runs a review can take out what reviews recommend. It holds the reviews that they run."
)


def may_export_plan(reader: Reader, review: Review) -> Decision:
    """Whoever is of the panel takes the plan out, after the review is closed too; nobody does in an emergency."""
    is_on_it = capacities_of(reader, review=review) & ON_IT_FOR_THE_PLAN
    return ALLOW if is_on_it else refuse(NOT_ON_IT_FOR_THE_PLAN)


def may_export_oversight(reader: Reader, partnership: Partnership) -> Decision:
    """Whoever runs a review of the partnership takes out what those that they run recommend."""
    runs_one = oversights.run_by(reader, partnership=partnership).exists()
    return ALLOW if runs_one else refuse(ONLY_WHOEVER_RUNS_ONE)

"""Who writes in the log of contact with the family."""

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Reader
from dhr.models import Capacity, Review
from dhr.models.capacity import RUNNING
from dhr.policies.reviews import may_as
from dhr.queries.members import capacities_of

KEEP_THE_LOG = (*RUNNING, Capacity.CHAIR)
ONLY_WHOEVER_KEEPS_IT = "Only the review’s coordinator, deputy and chair write in this log."


def may_log(reader: Reader, review: Review) -> Decision:
    """Whoever speaks for the review with the family writes in the log; their advocate reads it."""
    return may_as(reader, review, KEEP_THE_LOG, refusal=ONLY_WHOEVER_KEEPS_IT)


def may_read_changes(reader: Reader, review: Review) -> Decision:
    """What was changed and removed is for whoever keeps the log: an entry may have been about another family."""
    kept = capacities_of(reader, review=review) & frozenset(KEEP_THE_LOG)
    return (
        ALLOW
        if kept
        else refuse("Only the review’s coordinator, deputy and chair read what was changed here.")
    )

"""Who notes what a review costs, and who takes it out as a file."""

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Reader
from dhr.models import Capacity, CostLine, Part, Review
from dhr.models.capacity import RUNNING
from dhr.queries import costs, year_locks
from dhr.queries.members import capacities_of

ONLY_WHOEVER_RUNS_IT = "Only the review’s coordinator and deputy can change what it costs."
STANDS = (
    "It was shared before a financial year was locked, so it does not change any more."
    " Note an adjustment of it instead."
)
NOT_LOCKED = "No locked year depends on it. Change it instead."
NOT_PAID_YET = "Only an actual cost is paid. Note the invoice as one first."
NOT_ON_IT_FOR_THE_MONEY = "Only those who may see what the review costs can take it out as a file."
ON_IT_FOR_THE_MONEY = frozenset(one for one in Capacity if Part.MONEY in one.parts)


def may_note(reader: Reader, review: Review) -> Decision:
    """Whoever runs a review notes what it costs, also once it is closed: invoices come late."""
    if capacities_of(reader, review=review) & frozenset(RUNNING):
        return ALLOW
    return refuse(ONLY_WHOEVER_RUNS_IT)


def may_change(reader: Reader, line: CostLine) -> Decision:
    """A cost changes until it stands in a locked year, or was shared before one that does."""
    if not (allowed := may_note(reader, line.review)):
        return allowed
    return refuse(STANDS) if _stands(reader, line) else ALLOW


def may_adjust(reader: Reader, line: CostLine) -> Decision:
    """Only what changes no more is adjusted; anything else is changed."""
    if not (allowed := may_note(reader, line.review)):
        return allowed
    return ALLOW if _stands(reader, line) else refuse(NOT_LOCKED)


def may_note_paid(reader: Reader, line: CostLine) -> Decision:
    """When the supplier was paid is noted of an actual cost, also of one that changes no more."""
    if not (allowed := may_note(reader, line.review)):
        return allowed
    return ALLOW if line.kind == CostLine.Kind.ACTUAL else refuse(NOT_PAID_YET)


def may_take_out(reader: Reader, review: Review) -> Decision:
    """Whoever is on a review for its money takes what it costs out as a file."""
    if capacities_of(reader, review=review) & ON_IT_FOR_THE_MONEY:
        return ALLOW
    return refuse(NOT_ON_IT_FOR_THE_MONEY)


def _stands(reader: Reader, line: CostLine) -> bool:
    together = costs.shared_together(reader, line=line)
    return line.pk in year_locks.standing(reader, partnership=line.review.partnership, lines=together)

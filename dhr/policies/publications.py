"""Who prepares what is published of a review, says that its conditions hold, publishes it and takes it down."""

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Reader
from dhr.models import Capacity, Condition, Review
from dhr.models.capacity import RUNNING
from dhr.models.gate import CHECKS, Gate
from dhr.policies.reviews import may_as, may_run
from dhr.queries.members import capacities_of

PREPARE = (*RUNNING, Capacity.CHAIR, Capacity.AUTHOR)
FOLLOW = (*RUNNING, Capacity.CHAIR)
CHECK = (*RUNNING, Capacity.CHAIR, Capacity.AUTHOR, Capacity.PANEL_MEMBER)
ONLY_WHOEVER_PREPARES_IT = (
    "Only the review’s coordinator, deputy, chair and author change what will be published."
)
ONLY_WHOEVER_FOLLOWS_IT = "Only the review’s coordinator, deputy and chair say whether this holds."
ONLY_THE_PANEL = "Only people on the review’s panel check its anonymity."
ONLY_WHOEVER_RUNS_IT = "Only the review’s coordinator and deputy publish it and take it down."
IS_PUBLIC = "It is on the public page. Take it down before you change what everybody reads."
NOT_PUBLIC = "It is not on the public page."
COMPUTED = "Whether it is approved is written down under quality assurance, not here."


def may_prepare(reader: Reader, review: Review) -> Decision:
    """Whoever runs or writes the review prepares what everybody will read of it."""
    return may_as(reader, review, PREPARE, refusal=ONLY_WHOEVER_PREPARES_IT)


def may_word(reader: Reader, gate: Gate) -> Decision:
    """They change it while nobody else reads it."""
    allowed = may_prepare(reader, gate.review)
    return refuse(IS_PUBLIC) if allowed and gate.is_shown else allowed


def may_judge(reader: Reader, review: Review, kind: str) -> Decision:
    """Anybody of the panel checks anonymity; of the others says whoever follows the review how they stand."""
    if kind == Condition.Kind.APPROVED:
        return refuse(COMPUTED)
    if kind in CHECKS:
        return may_as(reader, review, CHECK, refusal=ONLY_THE_PANEL)
    return may_as(reader, review, FOLLOW, refusal=ONLY_WHOEVER_FOLLOWS_IT)


def may_publish(reader: Reader, review: Review) -> Decision:
    """Whoever runs the review publishes it, once the gate is open."""
    return may_run(reader, review)


def may_take_down(reader: Reader, gate: Gate) -> Decision:
    """Whoever runs the review takes it down at once, when the review is closed too."""
    if not capacities_of(reader, review=gate.review) & frozenset(RUNNING):
        return refuse(ONLY_WHOEVER_RUNS_IT)
    return ALLOW if gate.is_shown else refuse(NOT_PUBLIC)

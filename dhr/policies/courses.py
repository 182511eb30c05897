"""Who decides whether to review and what can come next, who says that a stage is reached, who pauses the clocks."""

from collections.abc import Sequence

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Reader
from dhr.models import Pause, Review, ReviewDecision, ReviewStage, Stage
from dhr.models.course import FOLLOWS
from dhr.policies.reviews import may_run

Outcome = ReviewDecision.Outcome
# What can be decided after each decision; not to review is an end in itself that two things can still change.
NEXT: dict[str | None, tuple[Outcome, ...]] = {
    None: (Outcome.REVIEW, Outcome.NO_REVIEW),
    Outcome.NO_REVIEW: (Outcome.UPHELD, Outcome.DIRECTED, Outcome.REVIEW),
    Outcome.UPHELD: (Outcome.DIRECTED, Outcome.REVIEW),
    Outcome.REVIEW: (),
    Outcome.DIRECTED: (),
}
FROM_THE_HOME_OFFICE = frozenset({Outcome.UPHELD, Outcome.DIRECTED})
NOTHING_LEFT = "A review is held, so there is nothing left to decide here."
FOLLOWS_FROM_ELSEWHERE = (
    "This follows from what is written of the notification, the decision, quality assurance, the publication or "
    "the closing of the review. Change it there."
)
NOT_HELD = "Note first that a review is held. Only then can this stage be reached."
BEGINS = "The review begins with this stage, so there is nothing to plan."
HAS_ENDED = "This pause has ended."


def may_follow(decisions: Sequence[ReviewDecision]) -> tuple[Outcome, ...]:
    """Return what can be decided after these decisions, given in their order."""
    return NEXT[decisions[-1].outcome if decisions else None]


def may_decide(reader: Reader, review: Review, decisions: Sequence[ReviewDecision]) -> Decision:
    """Whoever runs the review notes the decision, and what the Home Office says to a decision not to review."""
    allowed = may_run(reader, review)
    return allowed if not allowed or may_follow(decisions) else refuse(NOTHING_LEFT)


def can_be_planned(stage: str) -> Decision:
    """A review begins with being told, so that is never planned."""
    return refuse(BEGINS) if stage == Stage.NOTIFIED else ALLOW


def can_be_reached(stage: str, *, is_held: bool) -> Decision:
    """A stage is reached once a review is held; records are secured before anything is decided."""
    if stage in FOLLOWS:
        return refuse(FOLLOWS_FROM_ELSEWHERE)
    return ALLOW if is_held or stage == Stage.SECURED else refuse(NOT_HELD)


def may_plan(reader: Reader, stage: ReviewStage) -> Decision:
    """Whoever runs the review plans its stages."""
    allowed = may_run(reader, stage.review)
    return can_be_planned(stage.stage) if allowed else allowed


def may_reach(reader: Reader, stage: ReviewStage, *, is_held: bool) -> Decision:
    """Whoever runs the review says when a stage was reached."""
    allowed = may_run(reader, stage.review)
    return can_be_reached(stage.stage, is_held=is_held) if allowed else allowed


def may_end(reader: Reader, pause: Pause) -> Decision:
    """Whoever runs the review ends a pause, once."""
    allowed = may_run(reader, pause.review)
    return refuse(HAS_ENDED) if allowed and pause.ended_why else allowed

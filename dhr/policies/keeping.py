"""Who says for what in law a review is kept, and who may have it destroyed."""

from csp.kernel import day_words
from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Reader
from dhr.models import Capacity, Destruction, LegalHold, Review
from dhr.models.capacity import RUNNING
from dhr.models.kept import Kept
from dhr.queries.members import capacities_of

KEEP_IT = (*RUNNING, Capacity.CHAIR)
ONLY_WHOEVER_KEEPS_IT = "Only the review’s coordinator, deputy and chair say for what it is kept."
ONLY_WHOEVER_RUNS_IT = "Only the review’s coordinator and deputy ask for it to be destroyed."
ONLY_A_SECOND = "Only the review’s coordinator, deputy and chair approve that it is destroyed, or refuse it."
HOLD_ENDED = "This has ended, so it can’t be changed."
NOT_CLOSED = "The review is not closed. How long it is kept counts from the day on which it is closed."
HELD = "Something in law needs the review. It can be destroyed when that has ended."
SHOWN = "The review is on the public page. Take it down there first."
ASKED = "It is already asked for. Somebody else on the review approves it, or refuses it."
NOT_ASKED = "Nobody has asked for the review to be destroyed, or it was withdrawn."
OWN = "You asked for it. Somebody else on the review approves it: its coordinator, deputy or chair."


def may_keep(reader: Reader, review: Review) -> Decision:
    """Whoever runs the review and its chair say for what in law it is kept, also once it is closed."""
    return _is_one_of(reader, review, KEEP_IT, ONLY_WHOEVER_KEEPS_IT)


def may_change_hold(reader: Reader, hold: LegalHold) -> Decision:
    """They change or end it while it holds."""
    allowed = may_keep(reader, hold.review)
    return refuse(HOLD_ENDED) if allowed and hold.ended_on else allowed


def may_ask(reader: Reader, review: Review, *, kept: Kept, asked: Destruction | None) -> Decision:
    """Whoever runs the review asks once, when its time is over and nothing needs it."""
    allowed = _is_one_of(reader, review, RUNNING, ONLY_WHOEVER_RUNS_IT)
    if allowed and asked:
        return refuse(ASKED)
    return _may_go(kept) if allowed else allowed


def may_answer(reader: Reader, review: Review, *, asked: Destruction | None) -> Decision:
    """Whoever runs the review and its chair may stop its destruction until it is done."""
    allowed = _is_one_of(reader, review, KEEP_IT, ONLY_A_SECOND)
    return refuse(NOT_ASKED) if allowed and asked is None else allowed


def may_approve(reader: Reader, review: Review, *, kept: Kept, asked: Destruction | None) -> Decision:
    """A second one of them approves it; all that had to hold when it was asked for holds still."""
    allowed = may_answer(reader, review, asked=asked)
    if allowed and asked and asked.asked_by_id == reader.person_id:
        return refuse(OWN)
    return _may_go(kept) if allowed else allowed


def _may_go(kept: Kept) -> Decision:
    """Return whether its time is over, and nothing in law or on the public page needs it."""
    if kept.kept_until is None:
        return refuse(NOT_CLOSED)
    if not kept.is_over:
        return refuse(f"The partnership keeps the review until {day_words.plain(kept.kept_until)}.")
    if kept.is_held:
        return refuse(HELD)
    return refuse(SHOWN) if kept.is_shown else ALLOW


def _is_one_of(reader: Reader, review: Review, wanted: tuple[Capacity, ...], refusal: str) -> Decision:
    return ALLOW if capacities_of(reader, review=review) & frozenset(wanted) else refuse(refusal)

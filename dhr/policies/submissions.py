"""Who says what was sent for quality assurance, what its letter says and that its points are answered."""

from collections.abc import Sequence

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Reader
from dhr.models import LetterPoint, Review, Submission
from dhr.models.capacity import RUNNING
from dhr.models.quality_assurance import CAN_HOLD
from dhr.policies.reviews import may_as, may_run
from dhr.queries import submissions

Outcome = Submission.Outcome
NOT_HELD = "Only a review that is held is sent for quality assurance. Note first that it is."
LETTER_FIRST = "Note first the letter on what was sent before."
IS_APPROVED = "The review is approved for publication, so there is nothing more to send."
NO_LETTER = "Note first the letter that came back."
APPROVED_BY_LETTER = "The letter itself approves it. Change the letter if that is wrong."
NOT_BY_THIS_LETTER = "This letter asks for the review to be sent again, so it is not approved by it."
NO_POINTS = "Write down first what the letter asks to be changed."
IS_DONE = "The review is approved for publication as its points were answered. Take the approval back first."
OPEN_POINTS = "A point of the letter is not answered yet. Answer every point first."
NOT_YOURS = "Only whoever holds this point, the review’s coordinator and the deputy answer it."
SENT_AGAIN = "The review was sent again after this letter, so it is not approved by it."
HAS_A_LETTER = "Its letter is noted, so it was sent. Change what is wrong of it instead."


def may_add(reader: Reader, review: Review, before: Sequence[Submission], *, is_held: bool) -> Decision:
    """Whoever runs the review sends it, and sends it again once a letter has come that does not approve it."""
    allowed = may_run(reader, review)
    if not allowed:
        return allowed
    if not is_held:
        return refuse(NOT_HELD)
    if any(one.approved_on for one in before):
        return refuse(IS_APPROVED)
    return refuse(LETTER_FIRST) if before and not before[-1].letter_on else allowed


def can_be_removed(submission: Submission) -> Decision:
    """What was noted by mistake goes while no letter has come."""
    return refuse(HAS_A_LETTER) if submission.letter_on else ALLOW


def can_have_points(submission: Submission) -> Decision:
    """Points are those of a letter that came; once it is said that they are all answered, none is added or opened."""
    if not submission.letter_on:
        return refuse(NO_LETTER)
    is_over = submission.approved_on and submission.outcome == Outcome.WITH_CHANGES
    return refuse(IS_DONE) if is_over else ALLOW


def can_be_approved(submission: Submission, points: Sequence[LetterPoint], *, is_last: bool) -> Decision:
    """What was sent last, and may be published with changes, is approved once every point of its letter is answered.

    An approval that is noted can be taken back whatever was sent since.
    """
    if not submission.letter_on:
        return refuse(NO_LETTER)
    if submission.outcome != Outcome.WITH_CHANGES:
        approves = submission.outcome == Outcome.APPROVED
        return refuse(APPROVED_BY_LETTER if approves else NOT_BY_THIS_LETTER)
    if not is_last and not submission.approved_on:
        return refuse(SENT_AGAIN)
    if not points:
        return refuse(NO_POINTS)
    return refuse(OPEN_POINTS) if any(not one.done_on for one in points) else ALLOW


def may_remove(reader: Reader, submission: Submission) -> Decision:
    """Whoever runs the review removes what was noted by mistake."""
    return may_run(reader, submission.review) and can_be_removed(submission)


def may_point(reader: Reader, submission: Submission) -> Decision:
    """Whoever runs the review writes down the points of a letter."""
    return may_run(reader, submission.review) and can_have_points(submission)


def may_approve(reader: Reader, submission: Submission, points: Sequence[LetterPoint]) -> Decision:
    """Whoever runs the review notes the approval."""
    is_last = submissions.is_last(reader, submission=submission)
    return may_run(reader, submission.review) and can_be_approved(submission, points, is_last=is_last)


def may_hold(reader: Reader, review: Review) -> Decision:
    """Whoever is of the panel, other than in an emergency, answers the points that they hold."""
    return may_as(reader, review, CAN_HOLD, refusal=NOT_YOURS)


def may_answer(reader: Reader, point: LetterPoint) -> Decision:
    """Whoever holds a point answers it while they are of the panel; so does whoever runs the review."""
    if point.holder_id == reader.person_id:
        return may_hold(reader, point.review)
    return may_as(reader, point.review, RUNNING, refusal=NOT_YOURS)

"""Who closes a review and reopens one, and what is seen to first."""

from collections.abc import Mapping

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Reader
from dhr.models import Review
from dhr.models.capacity import RUNNING
from dhr.models.what_is_left import Left, WhatIsLeft
from dhr.policies.reviews import ONLY_WHOEVER_RUNS_IT, may_run
from dhr.queries.members import capacities_of

NOT_CLOSED = "The review is not closed."
WORDS: Mapping[Left, str] = {
    Left.DECISION: "It is not decided yet whether a review is held.",
    Left.TELLING: "The Home Office and the family have to be told of the decision.",
    Left.PAUSE: "The clocks are paused. End the pause.",
    Left.ACTIONS: "Actions of its plan are not over: each is closed, or stopped with a reason.",
    Left.POINTS: "Points of a quality assurance letter are not answered.",
    Left.COPIES: "Copies that somebody is owed are not sent.",
}

FAMILY = "The family has to be told of the decision, or why it is not."
HOME_OFFICE = "The Home Office has to be told of the decision."


def words_of(one: Left, left: WhatIsLeft) -> str:
    """Return what keeps a review open, in words; of who has to be told, only those who were not."""
    own = left.course.own_decision
    if one is Left.TELLING and own and own.home_office_told_on:
        return FAMILY
    if one is Left.TELLING and own and (own.family_told_on or own.family_not_told):
        return HOME_OFFICE
    return WORDS[one]


def may_close(reader: Reader, review: Review) -> Decision:
    """Whoever runs the review closes it, once."""
    return may_run(reader, review)


def can_be_closed(left: WhatIsLeft) -> Decision:
    """A review is closed when nothing is left that keeps it open."""
    return refuse(" ".join(words_of(one, left) for one in left.holds_back)) if left.holds_back else ALLOW


def may_reopen(reader: Reader, review: Review) -> Decision:
    """Whoever runs a closed review opens it again."""
    if not capacities_of(reader, review=review) & frozenset(RUNNING):
        return refuse(ONLY_WHOEVER_RUNS_IT)
    return ALLOW if review.closed_on else refuse(NOT_CLOSED)

"""Who may open a review in an emergency by its code name, how often they may try, and who shuts it again."""

from datetime import timedelta

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Partnership, Reader
from csp.permissions import Permission
from csp.policies.see_as import READ_ONLY
from dhr.models import Emergency, Review
from dhr.models.capacity import RUNNING
from dhr.queries.members import capacities_of

MOST = 5
WITHIN = timedelta(hours=1)

ONLY_THEY = "Only a review coordinator or an administrator can open a review in an emergency."
TOO_MANY = "Too many tries. Wait an hour, then try again"
ONLY_WHOEVER_RUNS_IT = "Only the review’s coordinator and deputy can shut it."
SHUT = "It is shut already."


def may_open(reader: Reader, partnership: Partnership) -> Decision:
    """A review coordinator or an administrator, as themselves: their role says so, and no review is looked for."""
    if reader.seen_by:
        return READ_ONLY
    asked = (Permission.REVIEW_ADD, Permission.PARTNERSHIP_SET_UP)
    is_one = any(reader.holds(one, partnership=partnership.pk) for one in asked)
    return ALLOW if is_one and not reader.by_link else refuse(ONLY_THEY)


def may_try(tries: int) -> Decision:
    """A name is typed a few times within an hour, and no more, whether it is right or wrong."""
    return ALLOW if tries < MOST else refuse(TOO_MANY)


def runs_it(reader: Reader, review: Review) -> bool:
    """Return whether the reader is the review's coordinator or deputy, whether or not it is closed."""
    return bool(capacities_of(reader, review=review) & frozenset(RUNNING))


def may_shut(reader: Reader, emergency: Emergency) -> Decision:
    """Whoever runs the review shuts it before the 24 hours are over, also once it is closed."""
    if not runs_it(reader, emergency.review):
        return refuse(ONLY_WHOEVER_RUNS_IT)
    return refuse(SHUT) if emergency.shut_at else ALLOW

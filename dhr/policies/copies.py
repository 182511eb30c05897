"""Who sees to it that copies of a review are sent."""

from csp.kernel.decision import ALLOW, Decision, refuse
from csp.models import Reader
from dhr.models import Copy, Review
from dhr.policies.reviews import may_run

NOT_THE_LAWS = "It is always to be sent, so it stays. Say why it is not sent, if it is not."


def may_send(reader: Reader, review: Review) -> Decision:
    """Whoever runs the review sends its copies, and says who else is to have one."""
    return may_run(reader, review)


def may_be_removed(copy: Copy) -> Decision:
    """A copy that somebody wrote down besides goes when it was a mistake; the four that are always sent stay."""
    return ALLOW if copy.recipient == Copy.Recipient.OTHER else refuse(NOT_THE_LAWS)

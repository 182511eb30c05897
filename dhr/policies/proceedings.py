"""Who writes down how the proceedings beside a review stand."""

from csp.kernel.decision import Decision
from csp.models import Reader
from dhr.models import Capacity, Review
from dhr.models.capacity import RUNNING
from dhr.policies.reviews import may_as

FOLLOW_THEM = (*RUNNING, Capacity.CHAIR)
ONLY_WHOEVER_FOLLOWS_THEM = "Only the review’s coordinator, deputy and chair change what is noted here."


def may_note(reader: Reader, review: Review) -> Decision:
    """Whoever is in touch with the police and the coroner for the review writes down what they say."""
    return may_as(reader, review, FOLLOW_THEM, refusal=ONLY_WHOEVER_FOLLOWS_THEM)

"""Who writes the terms of reference of a review, what people are called in it, and what goes on beside it."""

from csp.kernel.decision import Decision
from csp.models import Reader
from dhr.models import Capacity, Review
from dhr.models.capacity import RUNNING
from dhr.policies.reviews import may_as

WORD_IT = (*RUNNING, Capacity.CHAIR)
ONLY_WHOEVER_WORDS_IT = "Only the review’s coordinator, deputy and chair can change this."


def may_word(reader: Reader, review: Review) -> Decision:
    """Whoever runs the review, and its chair, put its terms and names into words, until it is closed."""
    return may_as(reader, review, WORD_IT, refusal=ONLY_WHOEVER_WORDS_IT)

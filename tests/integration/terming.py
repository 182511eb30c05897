"""A name on a review, and another body's review beside it, for tests."""

from typing import Any

from csp.web import clock
from dhr.models import JointReview, Pseudonym, Review
from dhr.services.joint_reviews import JointReviewAnswers, add_joint_review
from dhr.services.pseudonyms import PseudonymAnswers, add_pseudonym
from tests.integration import people

CALLED = "Larkspur"  # a canary: nobody else is called so


def pseudonym(review: Review, **said: Any) -> Pseudonym:
    """Write down once, as the review's coordinator, what the person who died is called."""
    if found := Pseudonym.objects.filter(review=review).first():
        return found
    answers = PseudonymAnswers(**{"stands_for": "died", "name": CALLED, "chosen_by": "family", **said})
    return add_pseudonym(review=review, answers=answers, by=people.reader("wren"), now=clock.now())


def joint(review: Review, **said: Any) -> JointReview:
    """Note, as the review's coordinator, that a board reviews the same death."""
    board = {"kind": "sar", "body": "Marshland Safeguarding Adults Board", "together": "shared"}
    answers = JointReviewAnswers(**{**board, **said})
    return add_joint_review(review=review, answers=answers, by=people.reader("wren"), now=clock.now())

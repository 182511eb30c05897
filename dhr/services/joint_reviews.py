"""Note a review that another body holds into the same death; change what is noted, remove it."""

from dataclasses import dataclass, fields
from datetime import datetime

from django.db import transaction

from csp import audit
from csp.kernel.keys import new_key
from csp.models import Reader
from dhr.models import JointReview, Review
from dhr.models.verb import Verb
from dhr.policies.terms import may_word
from dhr.queries import courses, joint_reviews


@dataclass(frozen=True)
class JointReviewAnswers:
    """What kind of review another body holds, and how far the two go together."""

    kind: str
    body: str
    together: str
    reference: str = ""
    note: str = ""

    @classmethod
    def of(cls, joint: JointReview) -> "JointReviewAnswers":
        """Return what is noted now."""
        return cls(**{answer.name: getattr(joint, answer.name) for answer in fields(cls)})


@transaction.atomic
def add_joint_review(
    *, review: Review, answers: JointReviewAnswers, by: Reader, now: datetime, key: str | None = None
) -> JointReview:
    """Note another body’s review, under a key that was minted with the form, or a new one.

    Raises PermissionDenied, and IntegrityError when the key is taken.
    """
    review = courses.hold(by, review=review.pk)
    may_word(by, review).require()
    joint = JointReview(review=review, key=key or new_key())
    _fill(joint, answers)
    audit.save(joint, by=by, why=Verb.JOINT_REVIEW_ADDED, now=now)
    return joint


@transaction.atomic
def edit_joint_review(
    *, key: str, version: int, answers: JointReviewAnswers, reason: str, by: Reader, now: datetime
) -> JointReview:
    """Change what is noted of another body’s review; the same answers again change nothing.

    Raises PermissionDenied, and NewerVersion when somebody saved it meanwhile.
    """
    joint = _taken(key=key, version=version, by=by)
    if answers == JointReviewAnswers.of(joint):
        return joint
    _fill(joint, answers)
    audit.save(joint, by=by, why=Verb.JOINT_REVIEW_CHANGED, now=now, reason=reason)
    return joint


@transaction.atomic
def remove_joint_review(*, key: str, version: int, reason: str, by: Reader, now: datetime) -> JointReview:
    """Remove what was noted by mistake; its history, with the reason, stays.

    Raises PermissionDenied, and NewerVersion when somebody saved it meanwhile.
    """
    joint = _taken(key=key, version=version, by=by)
    audit.remove(joint, by=by, why=Verb.JOINT_REVIEW_REMOVED, now=now, reason=reason)
    return joint


def _taken(*, key: str, version: int, by: Reader) -> JointReview:
    courses.hold_of(by, joint_reviews.open_to(by), key=key)
    joint = audit.locked(joint_reviews.open_to(by), key=key, version=version)
    may_word(by, joint.review).require()
    return joint


def _fill(joint: JointReview, answers: JointReviewAnswers) -> None:
    for answer in fields(answers):
        setattr(joint, answer.name, getattr(answers, answer.name))

"""Open a review, and change what is known of it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from csp import audit
from csp.kernel.keys import new_key
from csp.models import Circle, Partnership, Person, Reader
from dhr.models import Capacity, Review, ReviewStage, Stage
from dhr.models.capacity import Part
from dhr.models.verb import Verb
from dhr.policies.reviews import may_add
from dhr.services.members import Joining, ask_onto, open_to_its_coordinator


@dataclass(frozen=True)
class ReviewAnswers:
    """What is known of a death when the partnership is told; no name of anybody in it."""

    code_name: str
    kind: str
    died_year: int
    died_month: int
    notified_on: date
    notified_from: str
    notified_by: str = ""
    in_writing: bool = True
    own_reference: str = ""


@transaction.atomic
def add_review(
    *,
    partnership: Partnership,
    answers: ReviewAnswers,
    deputy: Person,
    by: Reader,
    now: datetime,
    key: str | None = None,
) -> Review:
    """Open a review with four circles of its own; whoever opens it coordinates it, and names the deputy.

    Raises PermissionDenied, and IntegrityError when the key is taken.
    """
    may_add(by, partnership).require()
    review = Review(partnership=partnership, key=key or new_key(), **vars(answers))
    for part in Part:
        circle = Circle(partnership=partnership)
        circle.save()
        setattr(review, part, circle)
    audit.save(review, by=by, why=Verb.REVIEW_ADDED, now=now)
    for stage in Stage:
        reached = answers.notified_on if stage == Stage.NOTIFIED else None
        ReviewStage(review=review, stage=stage, reached_on=reached).save()
    open_to_its_coordinator(review=review, by=by, now=now)
    ask_onto(
        review=review,
        joining=Joining(person=deputy, capacity=Capacity.DEPUTY, starts_on=by.today),
        by=by,
        now=now,
    )
    return review

"""Open a review, and change what is known of it."""

from dataclasses import dataclass, fields
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit
from csp.kernel import day_words
from csp.kernel.code_names import looks_like_initials, says_name
from csp.kernel.keys import new_key
from csp.models import Circle, Partnership, Person, Reader
from csp.services.search import remember_words
from dhr.models import Capacity, Review, ReviewStage, Stage
from dhr.models.capacity import Part
from dhr.models.verb import Verb
from dhr.policies.reviews import may_add, may_run
from dhr.policies.terms import may_word
from dhr.queries import reviews
from dhr.queries.kept_words import read_outside
from dhr.services.members import Joining, ask_onto, open_to_its_coordinator
from dhr.services.stages import keep_in_step

FOUND_AS = "dhr.review"
SAID_ELSEWHERE = (
    "Choose another code name: the plan’s title, what is published of the review, or a charge to a partner says"
    " this one"
)
DECIDED = "then it was decided whether to review"


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

    @classmethod
    def of(cls, review: Review) -> "ReviewAnswers":
        """Return what is known now."""
        return cls(**{answer.name: getattr(review, answer.name) for answer in fields(cls)})

    def wrong(self, *, today: date, decided_on: date | None = None) -> dict[str, str]:
        """Return a sentence for each answer that cannot be; ``decided_on`` is when it was first decided."""
        found = {}
        if looks_like_initials(self.code_name):
            found["code_name"] = "Code name must be a word or two, never initials"
        if (self.died_year, self.died_month) > (self.notified_on.year, self.notified_on.month):
            found["died_year"] = "The death must be in the month that you were told, or before"
        if self.notified_on > today:
            found["notified_on"] = "Day you were told must be today or before"
        elif decided_on and self.notified_on > decided_on:
            found["notified_on"] = (
                f"Day you were told must be on or before {day_words.plain(decided_on)}: {DECIDED}"
            )
        return found


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
    """Open a review with a circle for each of its parts; whoever opens it coordinates it, and names the deputy.

    Raises PermissionDenied, ValidationError by answer, and IntegrityError when the key is taken.
    """
    may_add(by, partnership).require()
    _refuse(answers.wrong(today=by.today))
    review = Review(partnership=partnership, key=key or new_key(), **vars(answers))
    for part in Part:
        circle = Circle(partnership=partnership)
        circle.save()
        setattr(review, part, circle)
    audit.save(review, by=by, why=Verb.REVIEW_ADDED, now=now)
    _remember(review)
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


@transaction.atomic
def edit_review(
    *, key: str, version: int, answers: ReviewAnswers, reason: str, by: Reader, now: datetime
) -> Review:
    """Change what is known of a review; the same answers again change nothing.

    Raises PermissionDenied, ValidationError by answer, and NewerVersion when somebody saved it meanwhile.
    """
    review = audit.locked(reviews.open_to(by), key=key, version=version)
    may_run(by, review).require()
    if answers == ReviewAnswers.of(review):
        return review
    _refuse(answers.wrong(today=by.today, decided_on=reviews.first_decided_on(by, review=review)))
    if any(says_name(text, answers.code_name) for text in read_outside(by, review=review)):
        raise ValidationError({"code_name": SAID_ELSEWHERE})
    for answer in fields(answers):
        setattr(review, answer.name, getattr(answers, answer.name))
    audit.save(review, by=by, why=Verb.REVIEW_CHANGED, now=now, reason=reason)
    keep_in_step(review=review, by=by, now=now)
    _remember(review)
    return review


@transaction.atomic
def word_terms(*, key: str, version: int, terms: str, reason: str, by: Reader, now: datetime) -> Review:
    """Write the terms of reference of a review; the same words again change nothing.

    Raises PermissionDenied, and NewerVersion when somebody saved the review meanwhile.
    """
    review = audit.locked(reviews.open_to(by), key=key, version=version)
    may_word(by, review).require()
    if review.terms == terms:
        return review
    review.terms = terms
    audit.save(review, by=by, why=Verb.TERMS_CHANGED, now=now, reason=reason)
    return review


def _remember(review: Review) -> None:
    """Keep the words by which its members find it."""
    remember_words(
        kind=FOUND_AS,
        key=review.key,
        partnership_id=review.partnership_id,
        circle_id=review.circle_id,
        texts=(review.code_name, review.own_reference),
    )


def _refuse(wrong: dict[str, str]) -> None:
    if wrong:
        raise ValidationError(wrong)

"""Close a review, its action plan in the same step, and open both again."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit
from csp.kernel import day_words
from csp.models import Reader
from dhr.models import Closure, Review
from dhr.models.verb import Verb
from dhr.models.what_is_left import WhatIsLeft
from dhr.policies.closures import can_be_closed, may_close, may_reopen
from dhr.queries import closures, reviews
from dhr.queries.plans import plan_of
from dhr.services.stages import keep_in_step
from plans.services.plan_life_ending import end_plan, let_go_on

NOT_TO_COME = "The day it was closed must be today or before"
SAY_WHY = "Say that the audit explains what was not done, or see to it first"


@dataclass(frozen=True)
class ClosureAnswers:
    """When a review was closed, by whom, after which audit; whether it explains what was not done."""

    closed_on: date
    agreed_by: str
    audit: str
    is_explained: bool = False


@transaction.atomic
def close_review(*, key: str, version: int, answers: ClosureAnswers, by: Reader, now: datetime) -> Review:
    """Close a review of which nothing is left to do; its action plan closes with it, and its last stages are reached.

    Raises Http404, PermissionDenied, NewerVersion when somebody saved the review meanwhile, and ValidationError while
    something keeps it open, or about one answer.
    """
    review = audit.locked(reviews.open_to(by), key=key, version=version)
    may_close(by, review).require()
    left = closures.what_is_left(by, review=review)
    if not (allowed := can_be_closed(left)):
        raise ValidationError(allowed.refusal)
    _check(answers, left, today=by.today)
    closure = Closure(review=review, closed_on=answers.closed_on)
    closure.agreed_by, closure.audit = answers.agreed_by, answers.audit
    audit.save(closure, by=by, why=Verb.REVIEW_CLOSED, now=now)
    if plan := plan_of(by, review=review):
        end_plan(plan=plan, on=answers.closed_on, outturn=answers.audit, by=by, now=now)
    review.closed_on = answers.closed_on
    audit.save(review, by=by, why=Verb.REVIEW_CHANGED, now=now)
    keep_in_step(review=review, by=by, now=now)
    return review


@transaction.atomic
def reopen_review(*, key: str, version: int, reason: str, by: Reader, now: datetime) -> Review:
    """Open a closed review again, with its action plan; what was written of its end stays in its history.

    Raises Http404, PermissionDenied, and NewerVersion when somebody saved the review meanwhile.
    """
    review = audit.locked(reviews.open_to(by), key=key, version=version)
    may_reopen(by, review).require()
    if closure := closures.of_review(by, review=review):
        audit.remove(closure, by=by, why=Verb.REVIEW_REOPENED, now=now, reason=reason)
    review.closed_on = None
    audit.save(review, by=by, why=Verb.REVIEW_CHANGED, now=now, reason=reason)
    if plan := plan_of(by, review=review):
        let_go_on(plan=plan, reason=reason, by=by, now=now)
    keep_in_step(review=review, by=by, now=now)
    return review


def _check(answers: ClosureAnswers, left: WhatIsLeft, *, today: date) -> None:
    """Raise ValidationError, each sentence beside its question, for an end that cannot be."""
    wrong = {}
    if answers.closed_on > today:
        wrong["closed_on"] = NOT_TO_COME
    elif answers.closed_on < left.earliest:
        last = day_words.plain(left.earliest)
        wrong["closed_on"] = f"What came before it is of {last}. Enter that day or a later one"
    if left.is_to_be_explained and not answers.is_explained:
        wrong["is_explained"] = SAY_WHY
    if wrong:
        raise ValidationError(wrong)

"""Note whether a death is reviewed, what the Home Office said to that, and who was told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from csp import audit
from csp.kernel import day_words
from csp.kernel.keys import new_key
from csp.models import Reader
from dhr.models import Review, ReviewDecision, ReviewStage
from dhr.models.verb import Verb
from dhr.policies.courses import FROM_THE_HOME_OFFICE, may_decide, may_follow
from dhr.policies.reviews import may_run
from dhr.queries import courses
from dhr.services.stages import keep_in_step

Outcome = ReviewDecision.Outcome
NOT_NEXT = "Choose what can be decided as things stand now"
NOT_TO_COME = "This must be today or before"
TELL_FIRST = (
    "Note first on what day the Home Office was told of the decision not to review. It answers then or later"
)
WHY_NOT = "Say why no review is held"
HELD_ALREADY = "A stage of the review is reached. Say first on the stages that it was not reached after all"
NOT_BOTH = "Say when the family was told, or why not, not both"


@dataclass(frozen=True)
class DecisionAnswers:
    """What is known of one decision."""

    outcome: str
    decided_on: date
    decided_by: str
    consulted: str = ""
    reasons: str = ""
    home_office_told_on: date | None = None
    family_told_on: date | None = None
    family_not_told: str = ""

    @classmethod
    def of(cls, decision: ReviewDecision) -> "DecisionAnswers":
        """Return what is known of a decision now."""
        return cls(**{answer.name: getattr(decision, answer.name) for answer in fields(cls)})


@transaction.atomic
def add_decision(
    *, review: Review, answers: DecisionAnswers, by: Reader, now: datetime, key: str | None = None
) -> ReviewDecision:
    """Note a decision, under a key that was minted with the form, or a new one.

    Raises PermissionDenied, ValidationError for what cannot be, such as a decision before the notification, and
    IntegrityError when the key is taken.
    """
    review = courses.hold(by, review=review.pk)
    may_run(by, review).require()
    before = list(courses.decisions_open_to(by).filter(review=review))
    if not (key and any(one.key == key for one in before)):  # sent twice, it is no second decision
        may_decide(by, review, before).require()
        _check(answers, review, before=before, after=[], today=timezone.localdate(now))
    decision = ReviewDecision(review=review, key=key or new_key(), **vars(answers))
    audit.save(decision, by=by, why=Verb.DECISION_ADDED, now=now)
    keep_in_step(review=review, by=by, now=now)
    return decision


@transaction.atomic
def edit_decision(
    *, key: str, version: int, answers: DecisionAnswers, reason: str, by: Reader, now: datetime
) -> ReviewDecision:
    """Change what is noted of a decision; the same answers again change nothing.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError for what cannot be.
    """
    courses.hold_of(by, courses.decisions_open_to(by), key=key)
    decision = audit.locked(courses.decisions_open_to(by), key=key, version=version)
    review = decision.review
    may_run(by, review).require()
    if answers == DecisionAnswers.of(decision):
        return decision
    all_of_them = list(courses.decisions_open_to(by).filter(review=review))
    place = all_of_them.index(decision)
    before, after = all_of_them[:place], all_of_them[place + 1 :]
    _check(answers, review, before=before, after=after, today=timezone.localdate(now))
    _check_what_came_of_it(
        answers, before=before, after=after, stages=courses.stages_after(by, review=review)
    )
    for name, answer in vars(answers).items():
        setattr(decision, name, answer)
    audit.save(decision, by=by, why=Verb.DECISION_CHANGED, now=now, reason=reason)
    keep_in_step(review=review, by=by, now=now)
    return decision


def _check(
    answers: DecisionAnswers,
    review: Review,
    *,
    before: Sequence[ReviewDecision],
    after: Sequence[ReviewDecision],
    today: date,
) -> None:
    """Raise ValidationError, each sentence beside its question, for a decision that cannot be."""
    wrong = dict(_wrong_outcome(answers, before=before, after=after))
    earliest, since = (
        (before[-1].decided_on, "The decision before this one was made")
        if before
        else (review.notified_on, "The partnership was told")
    )
    if answers.decided_on < earliest:
        wrong["decided_on"] = f"{since} on {day_words.plain(earliest)}. Enter that day or a later one"
    elif answers.decided_on > today:
        wrong["decided_on"] = NOT_TO_COME
    elif after and answers.decided_on > after[0].decided_on:
        wrong["decided_on"] = f"What came after it is of {day_words.plain(after[0].decided_on)}"
    wrong |= dict(_wrong_telling(answers, today=today))
    if wrong:
        raise ValidationError(wrong)


def _check_what_came_of_it(
    answers: DecisionAnswers,
    *,
    before: Sequence[ReviewDecision],
    after: Sequence[ReviewDecision],
    stages: Sequence[ReviewStage],
) -> None:
    """Raise ValidationError for a change that would take away what something later rests on."""
    chain = [*before, ReviewDecision(**vars(answers)), *after]
    for place, one in enumerate(chain):
        if one.outcome in FROM_THE_HOME_OFFICE and not _was_told(chain[:place], by_day=one.decided_on):
            answered = day_words.plain(one.decided_on)
            words = f"The Home Office answered on {answered}. Enter that day or an earlier one"
            raise ValidationError({"home_office_told_on": words})
    early = [one for one in stages if one.reached_on and one.reached_on < chain[-1].decided_on]
    if not after and early:
        stage, when = early[0], day_words.plain(early[0].reached_on)
        raise ValidationError(
            {"decided_on": f"“{stage}” was reached on {when}. Enter that day or an earlier one"}
        )
    if stages and not chain[-1].holds_review:
        raise ValidationError({"outcome": HELD_ALREADY})


def _wrong_outcome(
    answers: DecisionAnswers, *, before: Sequence[ReviewDecision], after: Sequence[ReviewDecision]
) -> Iterator[tuple[str, str]]:
    follows = after[0].outcome if after else None
    if answers.outcome not in may_follow(before) or (
        follows and follows not in may_follow([ReviewDecision(outcome=answers.outcome)])
    ):
        yield "outcome", NOT_NEXT
    elif answers.outcome in FROM_THE_HOME_OFFICE and not _was_told(before, by_day=answers.decided_on):
        yield "outcome", TELL_FIRST
    if answers.outcome == Outcome.NO_REVIEW and not answers.reasons:
        yield "reasons", WHY_NOT


def _was_told(decisions: Sequence[ReviewDecision], *, by_day: date) -> bool:
    """Return whether the Home Office was told of one of these by a day."""
    return any(one.home_office_told_on and one.home_office_told_on <= by_day for one in decisions)


def _wrong_telling(answers: DecisionAnswers, *, today: date) -> Iterator[tuple[str, str]]:
    for question in ("home_office_told_on", "family_told_on"):
        told_on = getattr(answers, question)
        if told_on and told_on < answers.decided_on:
            decided = day_words.plain(answers.decided_on)
            yield question, f"It was decided on {decided}. Enter that day or a later one"
        elif told_on and told_on > today:
            yield question, NOT_TO_COME
    if answers.family_told_on and answers.family_not_told:
        yield "family_not_told", NOT_BOTH

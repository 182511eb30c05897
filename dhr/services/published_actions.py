"""Open an action of a review's plan to everybody, in words of its own; bring them up to date; take it back."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404

from csp import audit
from csp.kernel.code_names import says_name
from csp.kernel.keys import new_key
from csp.kernel.personal_words import Kind, personal_words
from csp.models import Reader
from dhr.models import PublishedAction, Review
from dhr.models.gate import CHECKS, is_shown
from dhr.models.verb import Verb
from dhr.policies.published_actions import may_open, may_take_back
from dhr.queries import plans, published_actions
from dhr.services.public_words import refuse_private_words
from dhr.services.publications import ask_again
from plans.models import Action

SAYS_THE_CODE_NAME = "Leave out the code name: everybody will read this"
NAMES_SOMEBODY = "Name an authority or a body, never a person"
NOT_TO_COME = "Day must be today or before"
NAMES = frozenset({Kind.NAME, Kind.TITLED})


@dataclass(frozen=True)
class PublicWords:
    """What everybody reads of an action."""

    words: str
    as_at: date
    recommendation: str = ""
    lead: str = ""
    target: str = ""
    progress: str = ""

    @classmethod
    def of(cls, opened: PublishedAction) -> "PublicWords":
        """Return what everybody reads of it now."""
        return cls(**{answer.name: getattr(opened, answer.name) for answer in fields(cls)})

    def wrong(self, *, review: Review, today: date, people: Iterable[str]) -> dict[str, str]:
        """Return a sentence for each answer that cannot be; ``people`` are names that nobody is to read."""
        found = {
            answer.name: SAYS_THE_CODE_NAME
            for answer in fields(self)
            if says_name(str(getattr(self, answer.name)), review.code_name)
        }
        if any(kind in NAMES for kind, _ in personal_words(self.lead, names=people)):
            found["lead"] = NAMES_SOMEBODY
        if self.as_at > today:
            found["as_at"] = NOT_TO_COME
        return found


@transaction.atomic
def open_action(
    *, review: Review, action: Action, answers: PublicWords, by: Reader, now: datetime, key: str | None = None
) -> PublishedAction:
    """Let everybody read these words of an action, as soon as the review is published.

    Raises PermissionDenied, ValidationError by answer, and IntegrityError when it is open already.
    """
    held = plans.hold(by, review=review)
    may_open(by, held, action).require()
    opened = PublishedAction(review=held, action=action, key=key or new_key())
    _fill(opened, answers, by)
    audit.save(opened, by=by, why=Verb.ACTION_OPENED, now=now)
    _look_again(held, by, now)
    return opened


@transaction.atomic
def reword_action(
    *, key: str, version: int, answers: PublicWords, by: Reader, now: datetime
) -> PublishedAction:
    """Bring up to date what everybody reads of an action; the same words again change nothing.

    Raises PermissionDenied, ValidationError by answer, and NewerVersion when somebody saved it meanwhile.
    """
    held, opened = _taken(key=key, version=version, by=by)
    may_open(by, held, opened.action).require()
    if answers == PublicWords.of(opened):
        return opened
    _fill(opened, answers, by)
    audit.save(opened, by=by, why=Verb.ACTION_REWORDED, now=now)
    _look_again(opened.review, by, now)
    return opened


@transaction.atomic
def take_action_back(*, key: str, version: int, reason: str, by: Reader, now: datetime) -> PublishedAction:
    """Let nobody but the people on the review read of an action any more; its history, with the reason, stays.

    Raises PermissionDenied, and NewerVersion when somebody saved it meanwhile.
    """
    held, opened = _taken(key=key, version=version, by=by)
    may_take_back(by, held).require()
    audit.remove(opened, by=by, why=Verb.ACTION_SHUT, now=now, reason=reason)
    return opened


def _taken(*, key: str, version: int, by: Reader) -> tuple[Review, PublishedAction]:
    """Return the review and the action as they stand, while whoever else changes either waits: the review first."""
    seen = published_actions.open_to(by).filter(key=key).first()
    if seen is None:
        raise Http404
    held = plans.hold(by, review=seen.review)
    return held, audit.locked(published_actions.open_to(by), key=key, version=version)


def _look_again(review: Review, by: Reader, now: datetime) -> None:
    """Until everybody reads them, new words are among those whose anonymity two people check."""
    publication = published_actions.publication_of(by, review=review)
    if publication is None or not is_shown(publication, today=by.today):
        ask_again(
            kinds=CHECKS, review=review, why="What everybody will read of an action changed", by=by, now=now
        )


def wrong_words(*, answers: PublicWords, review: Review, by: Reader) -> dict[str, str]:
    """Return a sentence for each answer that everybody is never told, or that cannot be."""
    people = published_actions.names_of_people_near(by, review=review)
    found = answers.wrong(review=review, today=by.today, people=people)
    texts = {name: str(value) for name, value in vars(answers).items() if name not in {"as_at", *found}}
    try:
        refuse_private_words(texts=texts, review=review, by=by)
    except ValidationError as refused:
        found |= {name: said[0] for name, said in refused.message_dict.items()}
    return found


def _fill(opened: PublishedAction, answers: PublicWords, by: Reader) -> None:
    if wrong := wrong_words(answers=answers, review=opened.review, by=by):
        raise ValidationError(wrong)
    for answer in fields(answers):
        setattr(opened, answer.name, getattr(answers, answer.name))
    opened.opened_by = by.person

"""Write down what a review recommends; change and remove a recommendation."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from csp import audit
from csp.kernel.folding import reference_key, sort_key
from csp.kernel.keys import new_key
from csp.models import Reader, Seat
from dhr.models import Addressee, Recommendation, Review
from dhr.models.verb import Verb
from dhr.policies.recommendations import may_be_removed, may_write
from dhr.queries import courses, recommendations

NO_NUMBER = "The number must hold a digit or a letter"
NO_THEME = "The theme must hold a letter"


@dataclass(frozen=True)
class RecommendationAnswers:
    """What a person says is recommended; without an agency it is the overview report's."""

    number: str
    text: str
    scope: str
    agency: str = ""
    theme: str = ""

    @classmethod
    def of(cls, recommendation: Recommendation) -> "RecommendationAnswers":
        """Return what it is said to be now."""
        return cls(**{one.name: getattr(recommendation, one.name) for one in fields(cls)})

    def wrong(self) -> dict[str, str]:
        """Return a sentence for each answer by which nothing could be sorted or found."""
        found = {}
        if not reference_key(self.number):
            found["number"] = NO_NUMBER
        if self.theme and not sort_key(self.theme):
            found["theme"] = NO_THEME
        return found


@dataclass(frozen=True)
class MadeTo:
    """Whom a new recommendation is made to: seats of the partnership, and bodies outside it."""

    seats: Sequence[Seat] = ()
    bodies: Sequence[str] = ()


@transaction.atomic
def add_recommendation(
    *,
    review: Review,
    answers: RecommendationAnswers,
    made_to: MadeTo,
    by: Reader,
    now: datetime,
    key: str | None = None,
) -> Recommendation:
    """Write down a recommendation and whom it is made to, under a key that was minted with the form, or a new one.

    The same form again writes nothing. Raises PermissionDenied, ValidationError by answer, and IntegrityError when
    the key is another's.
    """
    held = courses.hold(by, review=review.pk)
    may_write(by, held).require()
    if sent_before := recommendations.of_review(by, review=held).filter(key=key or "").first():
        return sent_before
    one = Recommendation(review=held, key=key or new_key())
    _fill(one, answers, by=by)
    audit.save(one, by=by, why=Verb.RECOMMENDATION_ADDED, now=now)
    for seat in made_to.seats:
        audit.save(Addressee(recommendation=one, seat=seat), by=by, why=Verb.ADDRESSEE_ADDED, now=now)
    for body in dict.fromkeys(made_to.bodies):
        audit.save(Addressee(recommendation=one, body=body), by=by, why=Verb.ADDRESSEE_ADDED, now=now)
    return one


@transaction.atomic
def edit_recommendation(
    *, key: str, version: int, answers: RecommendationAnswers, reason: str, by: Reader, now: datetime
) -> Recommendation:
    """Change a recommendation; the same answers again change nothing.

    Raises PermissionDenied, ValidationError by answer, and NewerVersion when somebody saved it meanwhile.
    """
    one = _taken(key=key, version=version, by=by)
    if answers == RecommendationAnswers.of(one):
        return one
    _fill(one, answers, by=by)
    audit.save(one, by=by, why=Verb.RECOMMENDATION_CHANGED, now=now, reason=reason)
    return one


@transaction.atomic
def remove_recommendation(*, key: str, version: int, by: Reader, now: datetime) -> Recommendation:
    """Remove a recommendation that no action carries out, with whom it is made to; its history stays.

    Raises PermissionDenied, NewerVersion when somebody saved it meanwhile, and ValidationError with a sentence
    when actions carry it out.
    """
    one = _taken(key=key, version=version, by=by)
    links = recommendations.links_open_to(by).filter(recommendation=one)
    if not (allowed := may_be_removed(has_actions=links.exists())):
        raise ValidationError(allowed.refusal)
    for addressee in recommendations.addressees_open_to(by).filter(recommendation=one):
        audit.remove(addressee, by=by, why=Verb.ADDRESSEE_REMOVED, now=now)
    audit.remove(one, by=by, why=Verb.RECOMMENDATION_REMOVED, now=now)
    return one


def _taken(*, key: str, version: int, by: Reader) -> Recommendation:
    courses.hold_of(by, recommendations.open_to(by), key=key)
    one = audit.locked(recommendations.open_to(by), key=key, version=version)
    may_write(by, one.review).require()
    return one


def _fill(one: Recommendation, answers: RecommendationAnswers, *, by: Reader) -> None:
    wrong = answers.wrong()
    if not wrong and _is_taken(one, answers, by=by):
        whose = f"{answers.agency} has" if answers.agency else "The overview report has"
        wrong["number"] = f"{whose} a recommendation {answers.number} already"
    if wrong:
        raise ValidationError(wrong)
    for answer in fields(answers):
        setattr(one, answer.name, getattr(answers, answer.name))


def _is_taken(one: Recommendation, answers: RecommendationAnswers, *, by: Reader) -> bool:
    return recommendations.number_is_taken(
        by,
        review=one.review,
        agency_order=sort_key(answers.agency),
        number_order=reference_key(answers.number),
        but=one.pk,
    )

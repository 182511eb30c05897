"""What reviews recommended as those read it who oversee them, and what to look at before they do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from csp.kernel.identifying_words import Sign, identifying_words
from csp.kernel.left_out import LEFT_OUT, Leaver, Telling
from dhr.exports.oversight_rows import OversightRow
from dhr.models import Addressee, Recommendation, Review
from dhr.queries.recommendations import Followed
from plans.models import Action, ActionState

NO_ACTION = "No action yet"
NOT_REPORTED = "Nothing reported yet"


@dataclass(frozen=True)
class Doubtful:
    """A row whose words seem to say who somebody is, with where to change them."""

    row: OversightRow
    url: str
    signs: list[tuple[Sign, str]]
    is_shortened: bool


@dataclass(frozen=True)
class Oversight:
    """The rows of the file, and those to look at first."""

    rows: list[OversightRow]
    doubtful: list[Doubtful]
    number_of_reviews: int


def oversight_of(
    found: Sequence[Followed],
    *,
    reviews: Sequence[Review],
    telling: Mapping[int, Telling],
    known: Sequence[str] = (),
) -> Oversight:
    """Return what goes out of these reviews, in their order: those that recommend nothing are not numbered.

    ``telling`` are by review (its id) what says which it is; other words stand for it. ``known`` are
    names of bodies, which may stand there.
    """
    order = {review.pk: at for at, review in enumerate(reviews)}
    mine = sorted(
        (one for one in found if one.recommendation.review_id in order),
        key=lambda one: order[one.recommendation.review_id],
    )
    leaver = Leaver(telling.values())
    rows, doubtful, number = [], [], 0
    for _, group in groupby(mine, key=lambda one: one.recommendation.review_id):
        number += 1
        for one in group:
            typed = _row(f"Review {number}", one)
            row = OversightRow(typed.review, *map(leaver.without, typed[1:]))
            rows.append(row)
            signs = [sign for cell in row[1:] for sign in identifying_words(cell, known=(*known, LEFT_OUT))]
            if signs or row != typed:
                url = one.recommendation.get_absolute_url()
                doubtful.append(Doubtful(row, url, list(dict.fromkeys(signs)), row != typed))
    return Oversight(rows, doubtful, number)


def _row(review: str, one: Followed) -> OversightRow:
    own = one.recommendation
    return OversightRow(
        review=review,
        recommendation=own.text,
        scope=str(Recommendation.Scope(own.scope).label),
        addressees="\n".join(str(to) for to in one.addressees),
        answers="\n".join(f"{to}: {_answer(to)}" for to in one.addressees),
        status=_status(one.actions),
        outcome="\n".join(filter(None, (_outcome(action) for action in one.actions))),
    )


def _answer(to: Addressee) -> str:
    """Return what a body answered; its reason only where it will not do all of it."""
    if not to.answer:
        return "no answer yet" if to.asked_on else "not asked yet"
    said = str(Addressee.Answer(to.answer).label).lower()
    is_all = to.answer == Addressee.Answer.ACCEPTED
    return said if is_all or not to.words else f"{said}. {to.words}"


def _status(actions: Sequence[Action]) -> str:
    if not actions:
        return NO_ACTION
    if len(actions) == 1:
        return _stands(actions[0])
    closed = sum(action.state == ActionState.CLOSED for action in actions)
    return f"{closed} of {len(actions)} actions closed"


def _stands(action: Action) -> str:
    if action.state != ActionState.OPEN:
        return str(ActionState(action.state).label)
    return action.status.word if action.status else NOT_REPORTED


def _outcome(action: Action) -> str:
    return action.outcome if action.state == ActionState.CLOSED else ""

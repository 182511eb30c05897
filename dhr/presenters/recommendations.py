"""What reviews recommend as pages show it: by agency, with the answers and what comes of it."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.urls import reverse

from csp.kernel import day_words
from csp.models import Reader
from dhr.models import Addressee, Part, Recommendation, Review
from dhr.policies.recommendations import can_be_chased
from dhr.presenters.overview import Card, Figure
from dhr.queries import recommendations
from dhr.queries.recommendations import Followed
from plans.models import Action, ActionState, Status

OVERVIEW_REPORT = "The overview report"
PLACES = ("", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")
MARKS = {
    Addressee.Answer.ACCEPTED: "done",
    Addressee.Answer.IN_PART: "part",
    Addressee.Answer.REFUSED: "late",
}
Reviews = Mapping[str, Sequence[int]]  # by theme, the reviews that recommend on it, in the order they began


@dataclass(frozen=True)
class AddresseeLine:
    """One body that a recommendation is made to, and where its answer stands."""

    addressee: Addressee
    name: str
    mark: str
    stands: str
    is_late: bool
    may_be_chased: bool
    facts: list[tuple[str, str]]


@dataclass(frozen=True)
class ActionLine:
    """An action that carries a recommendation out, and where it stands."""

    action: Action
    title: str
    url: str
    stands: str
    due: str
    is_late: bool


@dataclass(frozen=True)
class RecommendationRow:
    """A recommendation in the list."""

    recommendation: Recommendation
    url: str
    number: str
    text: str
    scope: str
    theme: str
    repeated: str
    to: list[AddresseeLine]
    actions: list[ActionLine]


@dataclass(frozen=True)
class AgencyGroup:
    """The recommendations of one report."""

    name: str
    rows: list[RecommendationRow]


def list_of(review: Review) -> str:
    """Return the address of what a review recommends."""
    return reverse("dhr:recommendation-list", args=[review.partnership.slug, review.key])


def groups_of(found: Sequence[Followed], *, reviews: Reviews, today: date) -> list[AgencyGroup]:
    """Return the recommendations of a review by the agency whose report makes them, in their order."""
    by_agency = groupby(found, key=lambda one: one.recommendation.agency_order)
    return [
        AgencyGroup(rows[0].recommendation.agency or OVERVIEW_REPORT, rows)
        for rows in ([row_of(one, reviews=reviews, today=today) for one in group] for _, group in by_agency)
    ]


def row_of(one: Followed, *, reviews: Reviews, today: date) -> RecommendationRow:
    """Return one recommendation as a list shows it."""
    own = one.recommendation
    return RecommendationRow(
        own,
        own.get_absolute_url(),
        own.number,
        own.text,
        Recommendation.Scope(own.scope).label,
        own.theme,
        repeated_words(own.review_id, reviews.get(own.theme_order, ()), theme=own.theme),
        [addressee_line(who, today=today) for who in one.addressees],
        [action_line(action, today=today) for action in one.actions],
    )


def repeated_words(review: int, reviews: Sequence[int], *, theme: str) -> str:
    """Return which review in turn this (its id) is to recommend on a theme; empty for the first or only one."""
    place = reviews.index(review) + 1 if review in reviews else 0
    if place < 2:
        return ""
    said = PLACES[place] if place < len(PLACES) else f"Number {place}"
    return f"{said} of your reviews to recommend on “{theme}”"


def addressee_line(one: Addressee, *, today: date) -> AddresseeLine:
    """Return one body that a recommendation is made to, with where its answer stands today."""
    is_over = bool(one.recommendation.review.closed_on)
    mark, stands = standing(one, today=today, is_over=is_over)
    known = (
        ("Asked", day_words.plain(one.asked_on)),
        ("Answer due", day_words.plain(one.answer_due_on)),
        ("Chased", day_words.plain(one.chased_on)),
        ("Answered", day_words.plain(one.answered_on)),
        ("What it says", one.words),
    )
    facts = [(label, words) for label, words in known if words]
    late, chase = not is_over and is_late(one, today=today), bool(can_be_chased(one, today=today))
    return AddresseeLine(one, str(one), mark, stands, late, chase, facts)


def standing(one: Addressee, *, today: date, is_over: bool = False) -> tuple[str, str]:
    """Return the mark and the words for where an answer stands; once the review ``is_over``, none is awaited."""
    if one.answer:
        answer = Addressee.Answer(one.answer)
        return MARKS[answer], str(answer.label)
    if is_over:
        return "part", "Did not answer" if one.asked_on else "Never asked"
    if one.asked_on is None:
        return "wait", "Not asked yet"
    if one.answer_due_on is None:
        return "wait", "Answer awaited"
    words = day_words.plain(one.answer_due_on)
    if is_late(one, today=today):
        return "late", f"Answer overdue since {words}"
    return "wait", f"Answer due on {words}"


def is_late(one: Addressee, *, today: date) -> bool:
    """Return whether its answer was due before today and has not come."""
    return not one.answer and one.answer_due_on is not None and one.answer_due_on < today


def action_line(action: Action, *, today: date) -> ActionLine:
    """Return an action that carries a recommendation out, with what is reported or decided of it."""
    late = action.is_late(today)
    if action.due_on:
        due = f"Due: {day_words.plain(action.due_on)}{', late' if late else ''}"
    else:
        due = f"Due: {action.timescale}" if action.timescale else "No due date"
    stands = _stands(action)
    return ActionLine(action, str(action), action.get_absolute_url(), stands, due, late)


def _stands(action: Action) -> str:
    if action.state != ActionState.OPEN:
        return str(ActionState(action.state).label)
    return action.status.word if action.status else "Nothing reported yet"


def is_carried_out(action: Action) -> bool:
    """Return whether an action is closed, or reported complete."""
    return action.state == ActionState.CLOSED or action.stands_for == Status.StandsFor.COMPLETE


def figures_of(found: Sequence[Followed], *, today: date) -> list[Figure]:
    """Return what is said of all the recommendations of a review together."""
    to = [who for one in found for who in one.addressees]
    actions = {action.pk: action for one in found for action in one.actions}
    is_over = any(one.recommendation.review.closed_on for one in found)
    without = sum(not one.actions for one in found)
    number = len(found)
    done = sum(is_carried_out(one) for one in actions.values())
    return [
        Figure(str(number), "recommendation" if number == 1 else "recommendations"),
        Figure(f"{sum(bool(one.answer) for one in to)} of {len(to)}", "answers have come"),
        _not_in(to, today=today, is_over=is_over),
        Figure(f"{done} of {len(actions)}", "actions carried out"),
        Figure(str(without), "without an action" if is_over else "without an action yet"),
    ]


def _not_in(to: Sequence[Addressee], *, today: date, is_over: bool) -> Figure:
    """Return how many answers are overdue, or how many never came once nobody waits for them."""
    if is_over:
        return Figure(str(sum(not one.answer for one in to)), "never answered")
    overdue = sum(is_late(one, today=today) for one in to)
    return Figure(str(overdue), "answer overdue" if overdue == 1 else "answers overdue", is_worry=overdue > 0)


def card_of(reader: Reader, *, review: Review, parts: Collection[Part]) -> Card | None:
    """Return what a review's first page says of its recommendations, once there are any."""
    if Part.PLAN not in parts:
        return None
    found = recommendations.followed(reader, reviews=[review])
    links = [("All recommendations", list_of(review))]
    if not found:
        return Card("Recommendations", text="None is written down yet.", links=links)
    facts = [
        (one.words[0].upper() + one.words[1:], one.value) for one in figures_of(found, today=reader.today)
    ]
    return Card("Recommendations", facts=facts, links=links)


def next_number(number: str) -> str:
    """Return the number after one: 4.1.13 after 4.1.12, 2b after 2a; empty where none follows by itself."""
    if match := re.fullmatch(r"(.*?)(\d+)", number):
        return f"{match[1]}{int(match[2]) + 1}"
    if match := re.fullmatch(r"(.*\d)([a-yA-Y])", number):
        return f"{match[1]}{chr(ord(match[2]) + 1)}"
    return ""

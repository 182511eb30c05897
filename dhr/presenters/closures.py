"""The end of a review as its tab shows it: what is left before, and what was said when it was closed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from csp.kernel import day_words
from csp.models import Reader
from dhr.models import Assurance, Closure, Part, Review
from dhr.models.what_is_left import Left, WhatIsLeft
from dhr.policies.closures import words_of
from dhr.presenters.assurances import in_short, page_of
from dhr.presenters.overview import Card
from dhr.presenters.part_changes import Told
from dhr.queries import closures
from plans.models import Action, ActionState

TOLD = Told(
    fields=(
        ("closed_on", "Day it was closed"),
        ("agreed_by", "Agreed by"),
        ("audit", "How it was checked"),
    ),
    chosen={},
    name=lambda version: "Closing of the review",
)
# Where each is seen to: the words of the link, and its page.
SEEN_TO: Mapping[Left, tuple[str, str]] = {
    Left.DECISION: ("Stages and clocks", "dhr:stage-list"),
    Left.TELLING: ("Stages and clocks", "dhr:stage-list"),
    Left.PAUSE: ("Stages and clocks", "dhr:stage-list"),
    Left.ACTIONS: ("Action plan", "dhr:plan-detail"),
    Left.POINTS: ("Quality assurance", "dhr:submission-list"),
    Left.COPIES: ("Copies", "dhr:copy-list"),
}
COUNTED = {Left.ACTIONS: "actions", Left.POINTS: "points", Left.COPIES: "copies"}


@dataclass(frozen=True)
class LeftRow:
    """One thing that keeps a review open: what it is, how many of it there are, and where it is seen to."""

    words: str
    number: int | None
    link: str
    url: str


@dataclass(frozen=True)
class ActionRow:
    """One action of the plan: how it stands, and whether somebody else than its lead checked it."""

    title: str
    url: str
    lead: str
    mark: str
    stands: str
    checked_mark: str
    checked: str
    checked_url: str


def rows_of(left: WhatIsLeft) -> list[LeftRow]:
    """Return what keeps the review open, in the order in which it is seen to."""
    review = left.course.review
    where = [review.partnership.slug, review.key]
    found = []
    for one in left.holds_back:
        link, page = SEEN_TO[one]
        number = getattr(left, COUNTED[one]) if one in COUNTED else None
        found.append(LeftRow(words_of(one, left), number, link, reverse(page, args=where)))
    return found


def not_done(left: WhatIsLeft) -> list[str]:
    """Return what can stay undone if the audit says why, in words."""
    found = []
    if left.unreached:
        found.append(f"Not reached: {'; '.join(str(stage.label) for stage in left.unreached)}.")
    if left.awaited:
        found.append(_answers(left.awaited, left.never_asked))
    if left.reports:
        which = "1 agency report was" if left.reports == 1 else f"{left.reports} agency reports were"
        found.append(f"{which} never accepted.")
    return found


def _answers(awaited: int, never_asked: int) -> str:
    """Return how many answers are not in, and how many of them nobody ever asked for."""
    one = awaited == 1
    said = (
        "1 answer to a recommendation is not in"
        if one
        else f"{awaited} answers to recommendations are not in"
    )
    if not never_asked:
        return f"{said}."
    which = "it was" if one else f"{never_asked} {'was' if never_asked == 1 else 'were'}"
    return f"{said}; {which} never asked for."


def action_rows(actions: Iterable[Action], *, found: Mapping[int, Assurance]) -> list[ActionRow]:
    """Return the actions of the review's plan as the tab lists them: those that go on first."""
    rows = [_action_row(one, found.get(one.pk)) for one in actions]
    return sorted(rows, key=lambda row: row.mark == "done")


def facts_of(closure: Closure) -> list[tuple[str, str]]:
    """Return what was said when the review was closed."""
    return [
        ("Closed on", day_words.plain(closure.closed_on)),
        ("Agreed by", closure.agreed_by),
    ]


def card_of(reader: Reader, *, review: Review, parts: Iterable[Part]) -> Card | None:
    """Return what the first page of a closed review says of its end, to its panel."""
    if Part.PANEL not in parts or not review.closed_on:
        return None
    closure = closures.of_review(reader, review=review)
    if closure is None:
        return None
    links = [("Closing", reverse("dhr:closure-detail", args=[review.partnership.slug, review.key]))]
    return Card("The review is closed", facts=facts_of(closure), links=links)


def _action_row(action: Action, found: Assurance | None) -> ActionRow:
    checked_mark, checked = in_short(found)
    day = day_words.plain(action.state_on)
    state = str(ActionState(action.state).label)
    return ActionRow(
        title=str(action),
        url=action.get_absolute_url(),
        lead=str(action.lead_seat or "No authority yet"),
        mark="done" if action.is_over else "part",
        stands=f"{state}, {day}" if day else state,
        checked_mark=checked_mark,
        checked=checked,
        checked_url=page_of(action.plan.partnership.slug, action),
    )

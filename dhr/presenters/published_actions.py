"""The opened actions of a review as its pages show them: which everybody may read, from when, and in which words."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from csp.kernel import day_words
from csp.models import Reader
from dhr.models import Part, Publication, PublishedAction, Review
from dhr.presenters.overview import Card
from dhr.presenters.part_changes import Told
from dhr.queries import published_actions
from plans.models import Action

TOLD = Told(
    fields=(
        ("recommendation", "What was recommended"),
        ("words", "What will be done"),
        ("lead", "Who leads it"),
        ("target", "By when"),
        ("progress", "How far it has got"),
        ("as_at", "As at"),
    ),
    chosen={},
)
AT_ONCE = "At once, because the review is on the public page."
WITH_IT = "As soon as the review is published. Until then only the people on the review see this."
NOT_NOW = "When the review is published again: now it is not on the public page."


@dataclass(frozen=True)
class OpenedRow:
    """An action of the review's plan: whether everybody may read of it, and whether those words fell behind."""

    reference: str
    title: str
    url: str
    is_open: bool
    stands: str
    mark: str
    is_behind: bool
    open_url: str
    back_url: str

    @classmethod
    def of(cls, action: Action, opened: PublishedAction | None, *, review: Review) -> "OpenedRow":
        """Return an action as the page shows it."""
        place = review.partnership.slug
        if opened is None:
            way = reverse("dhr:published-action-add", args=[place, action.key])
            stands, mark, back = "For the people on the review", "wait", ""
        else:
            way = reverse("dhr:published-action-edit", args=[place, opened.key])
            back = reverse("dhr:published-action-remove", args=[place, opened.key])
            stands, mark = f"Open, as at {day_words.plain(opened.as_at)}", "done"
        return cls(
            reference=action.reference,
            title=action.title,
            url=action.get_absolute_url(),
            is_open=opened is not None,
            stands=stands,
            mark=mark,
            is_behind=opened is not None and _last_word(action) > opened.as_at,
            open_url=way,
            back_url=back,
        )


def rows_of(
    actions: Iterable[Action], opened: Iterable[PublishedAction], *, review: Review
) -> list[OpenedRow]:
    """Return the actions of a review's plan, with what everybody may read of them."""
    by_action: Mapping[int, PublishedAction] = {one.action_id: one for one in opened}
    return [OpenedRow.of(one, by_action.get(one.pk), review=review) for one in actions]


def when_shown(publication: Publication | None, *, today: date) -> str:
    """Return from when everybody reads what is opened."""
    if publication is None or publication.published_on is None:
        return WITH_IT
    is_over = publication.shown_until is not None and publication.shown_until < today
    return NOT_NOW if publication.taken_down_on or is_over else AT_ONCE


def first_words(action: Action, *, recommended: Sequence[str]) -> dict[str, Any]:
    """Return the words to begin with: no detail, nobody's name, and nothing of what was reported."""
    return {
        "recommendation": "\n\n".join(recommended),
        "words": action.title,
        "lead": str(action.lead_seat) if action.lead_seat else "",
        "target": day_words.plain(action.due_on),
        "progress": action.outcome,
    }


def card_of(reader: Reader, *, review: Review, parts: Collection[Part]) -> Card | None:
    """Return what the page about publication says of the actions that everybody may read."""
    if Part.PLAN not in parts:
        return None
    number = published_actions.of_review(reader, review=review).count()
    publication = published_actions.publication_of(reader, review=review) if number else None
    when = f" {when_shown(publication, today=reader.today)}" if number else ""
    opened = "1 action is" if number == 1 else f"{number or 'No'} actions are"
    text = f"{opened} for everybody to read.{when}"
    return Card("Opened actions", text=text, links=[("Which actions are open", list_of(review))])


def list_of(review: Review) -> str:
    """Return the address of the opened actions of a review."""
    return reverse("dhr:published-action-list", args=[review.partnership.slug, review.key])


def _last_word(action: Action) -> date:
    return max(day for day in (action.added_on, action.reported_on, action.state_on) if day)

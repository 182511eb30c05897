"""What people are called in a review, and what goes on beside it, as its page shows them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from dhr.models import JointReview, Pseudonym, Review
from dhr.presenters.part_changes import Told

STANDS_FOR = dict(Pseudonym.StandsFor.choices)
KINDS = dict(JointReview.Kind.choices)
NAMES_TOLD = Told(
    fields=(
        ("stands_for", "Whose place it takes"),
        ("name", "What they are called"),
        ("chosen_by", "Who chose it"),
        ("note", "Note"),
    ),
    chosen={"stands_for": STANDS_FOR, "chosen_by": dict(Pseudonym.ChosenBy.choices)},
)
BESIDE_TOLD = Told(
    fields=(
        ("kind", "Kind"),
        ("body", "Body"),
        ("together", "How far they go together"),
        ("reference", "Its number there"),
        ("note", "What is agreed"),
    ),
    chosen={"kind": KINDS, "together": dict(JointReview.Together.choices)},
)


@dataclass(frozen=True)
class Row:
    """A name, or another body's review: what it is, what is known of it, and where it is changed."""

    key: str
    what: str
    name: str
    about: str
    note: str
    edit_url: str
    remove_url: str


def names_of(found: Iterable[Pseudonym]) -> list[Row]:
    """Return what people are called, in the order of those whose place the names take."""
    order = list(STANDS_FOR)
    rows = sorted(found, key=lambda one: order.index(one.stands_for))
    return [
        Row(
            one.key,
            STANDS_FOR[one.stands_for],
            one.name,
            Pseudonym.ChosenBy(one.chosen_by).label,
            one.note,
            *_pages(one, "pseudonym"),
        )
        for one in rows
    ]


def beside_of(found: Iterable[JointReview]) -> list[Row]:
    """Return the reviews that other bodies hold."""
    return [
        Row(
            one.key,
            KINDS[one.kind],
            f"{one.body}, {one.reference}" if one.reference else one.body,
            JointReview.Together(one.together).label,
            one.note,
            *_pages(one, "joint-review"),
        )
        for one in found
    ]


def page_of(review: Review) -> str:
    """Return the address of the page with the terms of a review, its names and what goes on beside it."""
    return reverse("dhr:terms-detail", args=[review.partnership.slug, review.key])


def _pages(one: Pseudonym | JointReview, noun: str) -> tuple[str, str]:
    where = [one.review.partnership.slug, one.key]
    return reverse(f"dhr:{noun}-edit", args=where), reverse(f"dhr:{noun}-remove", args=where)

"""The first page of a review: a few figures and cards, of which each reader has those that are open to them.

Whatever has something to say there adds its function to ``FIGURES`` or ``CARDS``; each is given the reader, the
review and the parts of it that are open, and returns nothing where it has nothing to say.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from django.utils.module_loading import import_string

from csp.models import Reader
from dhr.models import Part, Review

# Functions that return figures: (reader, *, review, parts) -> list[Figure].
FIGURES: tuple[str, ...] = ("dhr.presenters.course_cards.figures_of",)
# Functions that return a card, in the order of the page: (reader, *, review, parts) -> Card | None.
CARDS: tuple[str, ...] = (
    "dhr.presenters.closures.card_of",
    "dhr.presenters.course_cards.card_of",
    "dhr.presenters.review_facts.own_card",
    "dhr.presenters.agency_reports_card.card_of",
    "dhr.presenters.recommendations.card_of",
    "dhr.presenters.review_facts.card_of",
    "dhr.presenters.review_facts.terms_card",
    "dhr.presenters.member_card.card_of",
    "dhr.presenters.proceedings.card_of",
    "dhr.presenters.submissions.card_of",
    "dhr.presenters.publications.card_of",
    "dhr.presenters.contacts.card_of",
    "dhr.presenters.costs.card_of",
)


@dataclass(frozen=True)
class Figure:
    """A figure at the head of the page: a short value, its words, and the page that it leads to."""

    value: str
    words: str
    url: str = ""
    is_worry: bool = False
    more: str = ""
    more_url: str = ""


@dataclass(frozen=True)
class Card:
    """A heading with facts under it, or a sentence where there are none, and the ways on from there."""

    heading: str
    facts: Sequence[Sequence[str]] = ()  # (what, value) or (what, value, small print)
    text: str = ""
    links: Sequence[tuple[str, str]] = ()  # (words, address)
    is_aside: bool = False  # in the narrow column


@dataclass(frozen=True)
class Overview:
    """What the page shows."""

    figures: list[Figure] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)

    @property
    def main(self) -> list[Card]:
        """Return the cards of the wide column."""
        return [card for card in self.cards if not card.is_aside]

    @property
    def aside(self) -> list[Card]:
        """Return the cards of the narrow column."""
        return [card for card in self.cards if card.is_aside]


def overview_of(reader: Reader, *, review: Review, parts: Collection[Part]) -> Overview:
    """Return what a review's first page shows to somebody to whom these parts of it are open."""
    figures = [import_string(name)(reader, review=review, parts=parts) for name in FIGURES]
    cards = [import_string(name)(reader, review=review, parts=parts) for name in CARDS]
    return Overview([one for some in figures for one in some], [card for card in cards if card])

"""The reviews that somebody is on, as a list."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dhr.models import Capacity, Review, ReviewMember


@dataclass(frozen=True)
class ReviewRow:
    """One review: its code name, what it is, and what the reader is on it as."""

    code_name: str
    url: str
    kind: str
    own_part: str
    mark: str
    stands: str


def rows_of(reviews: Iterable[Review], *, places: Iterable[ReviewMember]) -> list[ReviewRow]:
    """Return the reviews in their order, those that are closed last."""
    parts: dict[int, list[str]] = defaultdict(list)
    for place in places:
        parts[place.review_id].append(Capacity(place.capacity).label)
    rows = [_row(review, parts[review.pk]) for review in reviews]
    return sorted(rows, key=lambda row: row.mark == "done")


def _row(review: Review, parts: list[str]) -> ReviewRow:
    return ReviewRow(
        review.code_name,
        review.get_absolute_url(),
        Review.Kind(review.kind).label,
        ", ".join(parts),
        "done" if review.closed_on else "part",
        "Closed" if review.closed_on else "Open",
    )

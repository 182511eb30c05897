"""Reviews, for the people who are on them."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from csp.models import AnyReader, Partnership, Reader
from csp.permissions import Permission
from csp.queries.search import keys_with_words
from dhr.models import Part, Review, ReviewDecision
from dhr.models.part_of_review import open_through


def open_to(reader: AnyReader) -> QuerySet[Review]:
    """Return the reviews that the reader is on, the latest notification first."""
    return Review.objects.visible_to(reader).select_related("partnership").order_by("-notified_on", "key")


def of_partnership(reader: AnyReader, *, partnership: Partnership) -> QuerySet[Review]:
    """Return those of one partnership."""
    return open_to(reader).filter(partnership=partnership)


def with_words(reader: Reader, *, partnership: Partnership, words: str) -> QuerySet[Review]:
    """Return those of one partnership whose code name or own number holds every word."""
    keys = keys_with_words(
        reader, kind="dhr.review", words=words, partnership=partnership, permission=Permission.ENTER
    )
    return of_partnership(reader, partnership=partnership).filter(key__in=keys)


def first_decided_on(reader: Reader, *, review: Review) -> date | None:
    """Return the day on which it was first decided whether to review, for whoever is of the panel."""
    decided = ReviewDecision.objects.visible_to(reader).filter(review=review).order_by("decided_on", "pk")
    return decided.values_list("decided_on", flat=True).first()


def versions_of(reader: Reader, *, review: Review) -> list[Any]:
    """Return every saved version of what is known of a review, oldest first, for whoever is of its panel."""
    panels = Review.objects.filter(open_through(reader, Part.PANEL, at="")).order_by()
    found = Review.history.filter(id__in=panels.filter(pk=review.pk).values("pk"))
    return list(found.select_related("history_user").order_by("history_date", "history_id"))

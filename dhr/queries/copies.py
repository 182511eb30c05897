"""Who is to have a copy of a review, what is still to be sent, and every change to that."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import F, QuerySet

from csp.models import AnyReader, Partnership, Reader
from dhr.models import Capacity, Copy, Part, Review
from dhr.models.part_of_review import open_through
from dhr.queries.capacities import reviews_as


def open_to(reader: AnyReader) -> QuerySet[Copy]:
    """Return the copies of reviews whose panel the reader is of: those still to be sent first, by their day."""
    found = Copy.objects.visible_to(reader).select_related("review__partnership")
    return found.order_by(F("done_on").asc(nulls_first=True), "due_on", "pk")


def of_review(reader: AnyReader, *, review: Review) -> QuerySet[Copy]:
    """Return those of one review."""
    return open_to(reader).filter(review=review)


def not_sent(reader: AnyReader, *, review: Review, wanted: Collection[Copy.Recipient]) -> QuerySet[Copy]:
    """Return those of one review that these recipients are owed."""
    return of_review(reader, review=review).filter(recipient__in=wanted, done_on=None)


def recipients(reader: AnyReader, *, review: Review) -> frozenset[str]:
    """Return who is to have a copy of a review already, by kind."""
    return frozenset(of_review(reader, review=review).order_by().values_list("recipient", flat=True))


def due_near(
    reader: Reader, *, partnership: Partnership, until: date, wanted: Collection[Capacity]
) -> QuerySet[Copy]:
    """Return those to be sent up to a day, of open reviews that the reader is on as one of these."""
    found = open_to(reader).filter(due_on__lte=until, done_on=None, review__closed_on=None)
    mine = found.filter(review__in=reviews_as(reader, wanted), review__partnership=partnership)
    return mine.order_by("due_on", "key")


def removed(reader: Reader, *, key: str) -> Any:
    """Return the last version of the removed copy with this key, of a review whose panel the reader is of."""
    gone = Copy.history.filter(key=key, history_type="-", review__in=_panels(reader))
    return gone.select_related("review__partnership", "history_user").first()


def versions_in(reader: Reader, *, review: Review) -> list[Any]:
    """Return every saved version of the copies of a review, removed ones too, each one's oldest first."""
    found = Copy.history.filter(review__in=_panels(reader).filter(pk=review.pk))
    return list(found.select_related("history_user").order_by("id", "history_date", "history_id"))


def _panels(reader: Reader) -> QuerySet[Review]:
    """Return the reviews whose panel the reader is of."""
    return Review.objects.filter(open_through(reader, Part.PANEL, at="")).order_by()

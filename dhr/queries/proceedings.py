"""Criminal, coroner's and other proceedings beside a review: how they stand, and all that was noted of them."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import F, QuerySet

from csp.models import AnyReader, Partnership, Reader
from dhr.models import Capacity, Part, Proceeding, Review
from dhr.models.part_of_review import open_through
from dhr.queries.capacities import reviews_as


def open_to(reader: AnyReader) -> QuerySet[Proceeding]:
    """Return the proceedings that are open to the reader: those that go on first, by their next date."""
    found = Proceeding.objects.visible_to(reader).select_related("review__partnership")
    return found.order_by(F("ended_on").asc(nulls_first=True), F("next_on").asc(nulls_last=True), "pk")


def of_review(reader: AnyReader, *, review: Review) -> QuerySet[Proceeding]:
    """Return those beside one review."""
    return open_to(reader).filter(review=review)


def holding_publication(reader: AnyReader, *, review: Review) -> QuerySet[Proceeding]:
    """Return those because of which nothing of a review is published yet."""
    return of_review(reader, review=review).filter(ended_on=None, advised_on=None)


def dates_near(
    reader: Reader, *, partnership: Partnership, until: date, wanted: Collection[Capacity]
) -> QuerySet[Proceeding]:
    """Return those whose next date is up to this one, on reviews that the reader is on as one of these."""
    found = open_to(reader).filter(next_on__lte=until, ended_on=None)
    mine = found.filter(review__in=reviews_as(reader, wanted), review__closed_on=None)
    return mine.in_partnership(partnership).order_by("next_on", "key")  # type: ignore[attr-defined]


def removed(reader: Reader, *, key: str) -> Any:
    """Return the last version of the removed proceeding with this key, of a review whose panel the reader is of."""
    gone = Proceeding.history.filter(key=key, history_type="-", review__in=_panels(reader))
    return gone.select_related("review__partnership", "history_user").first()


def versions_in(reader: Reader, *, review: Review) -> list[Any]:
    """Return every saved version of the proceedings beside a review, removed ones too, each one's oldest first."""
    found = Proceeding.history.filter(review__in=_panels(reader).filter(pk=review.pk))
    return list(found.select_related("history_user").order_by("id", "history_date", "history_id"))


def _panels(reader: Reader) -> QuerySet[Review]:
    """Return the reviews whose panel the reader is of."""
    return Review.objects.filter(open_through(reader, Part.PANEL, at="")).order_by()

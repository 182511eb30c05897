"""The log of contact with the family: its entries, what was promised, and all that they ever said."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import QuerySet

from csp.models import AnyReader, Partnership, Reader
from dhr.models import Capacity, FamilyContact, Part, Review
from dhr.models.part_of_review import open_through
from dhr.queries.capacities import reviews_as


def open_to(reader: AnyReader) -> QuerySet[FamilyContact]:
    """Return the entries of the logs that are open to the reader, the latest first."""
    found = FamilyContact.objects.visible_to(reader).select_related("review__partnership")
    return found.order_by("-on", "-pk")


def of_review(reader: AnyReader, *, review: Review) -> QuerySet[FamilyContact]:
    """Return the log of one review."""
    return open_to(reader).filter(review=review)


def promises_due(
    reader: Reader, *, partnership: Partnership, until: date, wanted: Collection[Capacity]
) -> QuerySet[FamilyContact]:
    """Return what was promised up to a day and is not kept, on reviews that the reader is on as one of these."""
    found = open_to(reader).filter(promised_for__lte=until, kept_on=None)
    mine = found.filter(review__in=reviews_as(reader, wanted), review__closed_on=None)
    return mine.in_partnership(partnership).order_by("promised_for", "key")  # type: ignore[attr-defined]


def removed(reader: Reader, *, key: str) -> Any:
    """Return the last version of the removed entry with this key, of a log that is open to the reader."""
    gone = FamilyContact.history.filter(key=key, history_type="-", review__in=_logs(reader))
    return gone.select_related("review__partnership", "history_user").first()


def versions_in(reader: Reader, *, review: Review) -> list[Any]:
    """Return every saved version of a review's log, removed entries too, each entry's oldest first."""
    found = FamilyContact.history.filter(review__in=_logs(reader).filter(pk=review.pk))
    return list(found.select_related("history_user").order_by("id", "history_date", "history_id"))


def _logs(reader: Reader) -> QuerySet[Review]:
    """Return the reviews whose log is open to the reader."""
    return Review.objects.filter(open_through(reader, Part.FAMILY, at="")).order_by()

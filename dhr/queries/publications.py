"""What is published of reviews, and what must hold first, for the people on their panels."""

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet

from csp.models import AnyReader, Partnership, Reader
from csp.queries.former_names import names_had
from dhr.models import (
    Capacity,
    Condition,
    LetterPoint,
    Part,
    Publication,
    PublishedDocument,
    Review,
    ReviewMember,
    Submission,
)
from dhr.models.gate import Gate
from dhr.models.part_of_review import open_through
from dhr.queries import proceedings
from dhr.queries.capacities import reviews_as

PARTS: tuple[type[Any], ...] = (Publication, Condition, PublishedDocument)


def open_to(reader: AnyReader) -> QuerySet[Publication]:
    """Return what is or will be published of the reviews of whose panel the reader is."""
    return Publication.objects.visible_to(reader).select_related("review__partnership").order_by("pk")


def conditions_open_to(reader: AnyReader) -> QuerySet[Condition]:
    """Return what must hold before they are published."""
    found = Condition.objects.visible_to(reader).select_related("review__partnership", "met_by")
    return found.order_by("pk")


def documents_open_to(reader: AnyReader) -> QuerySet[PublishedDocument]:
    """Return the documents that are or will be published of them, in the order in which they were added."""
    found = PublishedDocument.objects.visible_to(reader).select_related("review__partnership", "file")
    return found.order_by("pk")


def of_review(reader: AnyReader, *, review: Review) -> Publication | None:
    """Return what is or will be published of one review, once somebody began to write it."""
    return open_to(reader).filter(review=review).first()


def documents_of(reader: AnyReader, *, review: Review) -> list[PublishedDocument]:
    """Return the documents of one review that are or will be public."""
    return list(documents_open_to(reader).filter(review=review))


def gate_of(reader: Reader, *, review: Review) -> Gate:
    """Return what stands in the way of publishing a review today, of whose panel the reader is."""
    sent = Submission.objects.visible_to(reader).filter(review=review).order_by("sent_on", "pk").last()
    points = LetterPoint.objects.visible_to(reader).filter(submission=sent, done_on=None) if sent else None
    return Gate(
        review=review,
        publication=of_review(reader, review=review),
        conditions={one.kind: one for one in conditions_open_to(reader).filter(review=review)},
        submission=sent,
        open_points=points.count() if points is not None else 0,
        going_on=proceedings.holding_publication(reader, review=review).count(),
        today=reader.today,
    )


def published_of(
    reader: Reader, *, partnership: Partnership, wanted: Collection[Capacity]
) -> QuerySet[Publication]:
    """Return what is prepared or public of the reviews that the reader is on as one of these."""
    mine = open_to(reader).filter(review__in=reviews_as(reader, wanted))
    return mine.in_partnership(partnership)  # type: ignore[attr-defined]


def conditions_met_by(reader: Reader) -> QuerySet[Condition]:
    """Return the conditions that the reader said hold or waived, of reviews of whose panel they are."""
    return conditions_open_to(reader).filter(met_by=reader.person_id).order_by("-met_on", "key")


def published_by(reader: Reader) -> QuerySet[Publication]:
    """Return what the reader published, of reviews of whose panel they are."""
    return open_to(reader).filter(published_by=reader.person_id).order_by("-published_on", "key")


def names_on(reader: Reader, *, review: Review) -> list[str]:
    """Return the names of everybody who is or was on a review of whose panel the reader is, then those they had."""
    found = ReviewMember.objects.visible_to(reader).filter(review=review).order_by("person__name_order")
    had = names_had(found.order_by().values("person_id"))
    return list(dict.fromkeys([*found.values_list("person__name", flat=True), *had]))


def removed_document(reader: Reader, *, key: str) -> Any:
    """Return the last version of the removed document with this key, of a review whose panel the reader is of."""
    mine = Review.objects.filter(open_through(reader, Part.PANEL, at="")).order_by()
    gone = PublishedDocument.history.filter(key=key, history_type="-", review__in=mine)
    return gone.select_related("review__partnership", "history_user").first()


def versions_in(reader: Reader, *, review: Review) -> dict[type[Any], list[Any]]:
    """Return every saved version of what is published of a review, each record's oldest first."""
    mine = Review.objects.filter(open_through(reader, Part.PANEL, at=""), pk=review.pk).order_by()
    return {
        model: list(
            model.history.filter(review_id__in=mine.values("pk"))
            .select_related("history_user", *(["met_by"] if model is Condition else []))
            .order_by("id", "history_date", "history_id")
        )
        for model in PARTS
    }

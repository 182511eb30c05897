"""What was sent for quality assurance, the points of its letters, and all that was written down of both."""

from typing import Any

from django.db.models import Q, QuerySet

from csp.models import Partnership, Person, Reader
from dhr.models import LetterPoint, Part, Review, ReviewMember, Submission
from dhr.models.capacity import RUNNING
from dhr.models.part_of_review import open_through
from dhr.models.quality_assurance import CAN_HOLD
from dhr.queries.capacities import reviews_as


def open_to(reader: Reader) -> QuerySet[Submission]:
    """Return what was sent of the reviews of whose panel the reader is, the first first."""
    found = Submission.objects.visible_to(reader).select_related("review__partnership", "letter")
    return found.order_by("sent_on", "pk")


def of_review(reader: Reader, *, review: Review) -> list[Submission]:
    """Return what was sent of one review, the first first, each with the points of its letter and who holds them."""
    return list(open_to(reader).filter(review=review).prefetch_related("points__holder"))


def is_last(reader: Reader, *, submission: Submission) -> bool:
    """Return whether the review was not sent again after this."""
    return open_to(reader).filter(review=submission.review_id).last() == submission


def points_open_to(reader: Reader) -> QuerySet[LetterPoint]:
    """Return the points of letters on the reviews of whose panel the reader is, by their number."""
    found = LetterPoint.objects.visible_to(reader).select_related(
        "review__partnership", "submission__review__partnership", "holder"
    )
    return found.order_by("number_order", "pk")


def run_by(reader: Reader, *, partnership: Partnership) -> list[Submission]:
    """Return what was sent of the open reviews that the reader runs, with points, by review and the first first."""
    mine = open_to(reader).filter(review__partnership=partnership, review__closed_on=None)
    running = mine.filter(review__in=reviews_as(reader, RUNNING)).prefetch_related("points")
    return list(running.order_by("-review__notified_on", "review__key", "sent_on", "pk"))


def points_held(reader: Reader, *, partnership: Partnership) -> list[LetterPoint]:
    """Return the points that the reader holds and has not answered, of open reviews whose panel they are of."""
    mine = points_open_to(reader).filter(holder=reader.person_id, done_on=None)
    mine = mine.filter(review__partnership=partnership, review__closed_on=None)
    return list(
        mine.filter(review__in=reviews_as(reader, CAN_HOLD)).order_by("review_id", "number_order", "pk")
    )


def could_hold(reader: Reader, *, review: Review, besides: Person | None = None) -> QuerySet[Person]:
    """Return who is of a review's panel today and could hold a point, by name; ``besides``, who holds it already."""
    panel = ReviewMember.objects.visible_to(reader).holding(reader.today)
    panel = panel.filter(review=review, capacity__in=CAN_HOLD)
    wanted = Q(pk__in=panel.order_by().values("person")) | Q(pk=besides.pk if besides else None)
    return Person.objects.filter(wanted).order_by("name_order", "key")


def removed(reader: Reader, *, key: str) -> Any | None:
    """Return the last version of a removed submission or point with this key, of a panel that the reader is of."""
    for model in (Submission, LetterPoint):
        gone = model.history.filter(key=key, history_type="-", review__in=_panels(reader))
        found = gone.select_related("review__partnership", "history_user").first()
        if found:
            return found
    return None


def versions_in(reader: Reader, *, review: Review) -> dict[type[Any], list[Any]]:
    """Return every saved version of what was sent and of the letters' points, removed ones too, oldest first."""
    mine = _panels(reader).filter(pk=review.pk)
    related: dict[type[Any], tuple[str, ...]] = {
        Submission: ("history_user",),
        LetterPoint: ("history_user", "holder"),
    }
    return {
        model: list(
            model.history.filter(review__in=mine)
            .select_related(*names)
            .order_by("id", "history_date", "history_id")
        )
        for model, names in related.items()
    }


def _panels(reader: Reader) -> QuerySet[Review]:
    """Return the reviews whose panel the reader is of."""
    return Review.objects.filter(open_through(reader, Part.PANEL, at="")).order_by()

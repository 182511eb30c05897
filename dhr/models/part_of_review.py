"""What every part of a review shares: the circle that may see it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Self, TypeVar

from django.db import models

from csp.models import AnyReader, Partnership
from csp.permissions import Permission
from dhr.models.capacity import Part

if TYPE_CHECKING:
    from dhr.models.review import Review

Row = TypeVar("Row", bound=models.Model)


def open_through(reader: AnyReader, part: Part, *, at: str = "review__") -> models.Q:
    """Return the condition that a part of a review is open to the reader, in a partnership where they work.

    ``at`` is the path to the review, such as ``meeting__review__``.
    """
    works_in = reader.partnerships_with(Permission.ENTER)
    return models.Q(**{f"{at}partnership__in": works_in, f"{at}{part}__in": reader.circles})


class PartOfReviewQuerySet(models.QuerySet[Row]):
    """Asks for parts of reviews by who is reading."""

    def visible_to(self, reader: AnyReader) -> Self:
        """Return the parts whose circle the reader is in."""
        return self.filter(open_through(reader, self.model.seen_in))  # type: ignore[attr-defined]

    def in_partnership(self, partnership: Partnership) -> Self:
        """Return the parts of one partnership's reviews."""
        return self.filter(review__partnership=partnership)


class PartOfReview(models.Model):
    """A row with a review; ``seen_in`` is the part of the review whose circle may see it."""

    seen_in: ClassVar[Part] = Part.PANEL

    review = models.ForeignKey("dhr.Review", on_delete=models.PROTECT, related_name="%(class)ss")

    class Meta:
        abstract = True

    @property
    def partnership_id(self) -> int:
        """Return the id of the review's partnership."""
        return self.review.partnership_id

    @property
    def circle_id(self) -> int:
        """Return the id of the circle that may see it."""
        return self.review.circle_of(self.seen_in)


@dataclass(frozen=True)
class ReviewIn:
    """A review as the subject of an event that those in one of its circles alone read on its trail."""

    review: "Review"
    part: Part

    @property
    def pk(self) -> int:
        """Return the review's id."""
        return self.review.pk

    @property
    def _meta(self) -> "models.options.Options[Review]":
        """Return what kind of record it is."""
        return self.review._meta

    @property
    def partnership_id(self) -> int:
        """Return the id of the review's partnership."""
        return self.review.partnership_id

    @property
    def circle_id(self) -> int:
        """Return the id of the circle that may see the event."""
        return self.review.circle_of(self.part)

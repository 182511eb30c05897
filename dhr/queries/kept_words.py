"""The code names that the reader knows, and the texts of a review that others read."""

from collections.abc import Iterator
from typing import Any

from csp.models import Reader
from csp.models.kept_words import KeptWords
from dhr.models import Charge, Publication, PublishedAction, PublishedDocument, Review
from dhr.queries import reviews
from plans.models import Plan


def kept_in_circles(reader: Reader) -> Iterator[KeptWords]:
    """Yield the code name of each review that the reader is on: everybody on the review knows it.

    What is in the action plan is read by whoever is named on an action, too.
    """
    for review in reviews.open_to(reader):
        yield KeptWords(review.code_name, review.circle_id, frozenset({review.plan_circle_id}))


def read_outside(reader: Reader, *, review: Review) -> list[str]:
    """Return the texts of a review that people outside its circles read, or will: none of them says its code name."""
    found: list[Any] = [Plan.objects.visible_to(reader).filter(pk=review.plan_id or 0)]
    found += [
        one.objects.visible_to(reader).filter(review=review)
        for one in (Publication, PublishedDocument, PublishedAction, Charge)
    ]
    return [
        text
        for rows in found
        for texts in rows.order_by().values_list(*rows.model.told_outside)
        for text in texts
    ]

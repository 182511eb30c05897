"""Write down who opened a review, a part of it, or a record on it."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from django.db import models, transaction

from csp import audit
from csp.models import Reader
from csp.queries.trail import has_noted
from dhr.models import Review
from dhr.models.verb import Verb

ONE_VISIT = timedelta(minutes=15)  # within it, a page that is opened again is the same visit


class Restricted(Protocol):
    """A record of a review."""

    @property
    def pk(self) -> int:
        """Return its id."""

    @property
    def _meta(self) -> models.options.Options:
        """Return what kind of record it is."""

    @property
    def partnership_id(self) -> int:
        """Return the id of the review's partnership."""

    @property
    def circle_id(self) -> int:
        """Return the id of the circle on whose trail it is noted."""


def record_opening(*, record: Restricted, verb: StrEnum, by: Reader, now: datetime) -> None:
    """Write down, on the trail of its circle, that somebody opened it; once in a visit."""
    noted = has_noted(
        by,
        verb=verb,
        subject=record._meta.label_lower,
        subject_id=record.pk,
        circle_id=record.circle_id,
        since=now - ONE_VISIT,
    )
    if not noted:
        audit.record(verb, subject=record, by=by, now=now)


def record_openings(*, reviews: Iterable[Review], by: Reader, now: datetime) -> None:
    """Write down, on the trail of each, that somebody opened reviews whose words a page shows together."""
    for review in {one.pk: one for one in reviews}.values():
        record_opening(record=review, verb=Verb.REVIEW_OPENED, by=by, now=now)


@transaction.atomic
def record_trail_export(*, review: Review, by: Reader, now: datetime) -> None:
    """Write down, on its own trail, that somebody took out the trail of a review."""
    audit.record(Verb.REVIEW_TRAIL_EXPORTED, subject=review, by=by, now=now)

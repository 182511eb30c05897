"""What a history says that something was at a moment in the past."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.utils import timezone


def end_of(day: date) -> datetime:
    """Return the moment at which a day is over in London: what was saved before it, was saved by then."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def newest_before(history: Any, moment: datetime) -> list[Any]:
    """Return, of each record in a history, the row that was the newest; none of what had been removed by then.

    The newest is the one that was written last: a save that waits for another keeps the moment it began at, so its
    row may bear an earlier one. Narrow to where a row belongs *after* this: the newest row of something that has
    been moved is elsewhere.
    """
    place = Window(RowNumber(), partition_by=[F("id")], order_by=F("history_id").desc())
    rows = history.filter(history_date__lt=moment).annotate(place=place).filter(place=1)
    return [row for row in rows if row.history_type != "-"]


def known_by(rows: Iterable[Any], moment: datetime) -> dict[int, Any]:
    """Return, by id, the newest row before a moment, or the first there is; the rows come in the order of writing."""
    known: dict[int, Any] = {}
    for row in rows:
        if row.id not in known or row.history_date < moment:
            known[row.id] = row
    return known

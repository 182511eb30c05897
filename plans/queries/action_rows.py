"""Rows of the action list as plain values, because records with all that they name take eight times as long."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import OuterRef, QuerySet, Subquery

from csp.models import Reader
from csp.models.seat import seat_name
from plans.models import Action, Plan, ProgressUpdate
from plans.models.timing import Timing
from plans.queries.actions import Wanted, listed

ROWS_AT_ONCE = 1000


class _Values(NamedTuple):
    """What a row is made of, in the order of ``_FIELDS``."""

    pk: int
    key: str
    reference: str
    title: str
    priority_id: int | None
    lead_name: str | None
    lead_kind: str | None
    lead_sits_as: str | None
    person: str | None
    due_on: date | None
    original_due_on: date | None
    timescale: str
    status_id: int | None
    stands_for: str | None
    state: str
    reported_on: date | None
    added_on: date
    lead_post: str
    supporters_named: str
    areas_named: str
    resources: str
    forecast_id: int | None
    plan_id: int
    plan_title: str
    status_before_id: int | None
    also_in_named: str = ""
    state_why: str = ""
    outcome: str = ""


_FIELDS = [
    "pk",
    "key",
    "reference",
    "title",
    "priority_id",
    "lead_seat__authority__short_name",
    "lead_seat__authority__kind",
    "lead_seat__sits_as",
    "lead_person__name",
    "due_on",
    "original_due_on",
    "timescale",
    "status_id",
    "status__stands_for",
    "state",
    "reported_on",
    "added_on",
    "lead_post",
    "supporters_named",
    "areas_named",
    "resources",
    "forecast_id",
    "plan_id",
    "plan__title",
    "status_before_id",
    "also_in_named",
    "state_why",
    "outcome",
]


class PlainRow(_Values, Timing):
    """An action's values, with the same rules for late, silent and moved as the record."""

    __slots__ = ()

    @property
    def lead(self) -> str:
        """Return the short name of the seat that leads it, told apart from another seat of the same body."""
        if self.lead_name is None or self.lead_kind is None or self.lead_sits_as is None:
            return ""
        return seat_name(self.lead_name, kind=self.lead_kind, sits_as=self.lead_sits_as)


def plain_rows(reader: Reader, *, plan: Plan, wanted: Wanted) -> Iterator[PlainRow]:
    """Give the rows of the plan's list that are wanted, in the order wanted, read piece by piece."""
    found = _with_values(listed(reader, plan=plan, wanted=wanted))
    return map(PlainRow._make, found.iterator(chunk_size=ROWS_AT_ONCE))


def rows_with_ids(reader: Reader, *, ids: Sequence[int]) -> list[PlainRow]:
    """Return the rows with these ids, in their order, as far as the reader may see them."""
    found = map(PlainRow._make, _with_values(Action.objects.visible_to(reader).filter(pk__in=ids)))
    rows = {row.pk: row for row in found}
    return [rows[pk] for pk in ids if pk in rows]


def _with_values(actions: QuerySet[Action]) -> QuerySet[Action, tuple]:
    """Add the status before the last update, and return the values of a row."""
    latest = ProgressUpdate.objects.filter(action=OuterRef("pk")).order_by("-made_at", "key")
    before = Subquery(latest.values("status_before_id")[:1])
    return actions.annotate(status_before_id=before).values_list(*_FIELDS)

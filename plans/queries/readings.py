"""The figures of measures: what each stood at, for which period, and who said so when."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from csp.models import AnyReader, Area, Reader
from csp.queries.areas import areas_of
from plans.models import Measure, Plan, Reading


class Figure(NamedTuple):
    """One figure of a measure, as lists and charts need it."""

    starts_on: date
    ends_on: date
    value: Decimal
    is_provisional: bool
    note: str


def open_to(reader: AnyReader) -> QuerySet[Reading]:
    """Return the figures the reader may see, oldest first, with their measure and its plan."""
    return (
        Reading.objects.visible_to(reader)
        .select_related(
            "measure__plan__partnership",
            "measure__lead_seat__authority",
            "measure__priority",
            "area",
            "made_by",
        )
        .order_by("starts_on", "key")
    )


def in_partnership(reader: AnyReader, *, partnership: int) -> QuerySet[Reading]:
    """Return those of one partnership (its id)."""
    return open_to(reader).filter(measure__plan__partnership=partnership)


def of_measure(reader: AnyReader, *, measure: Measure, area: Area | None = None) -> QuerySet[Reading]:
    """Return the figures of a measure, of the whole partnership or of one area."""
    return open_to(reader).filter(measure=measure, area=area)


def of_measures(reader: AnyReader, *, measures: Collection[Measure]) -> dict[int, list[Figure]]:
    """Return the figures of several measures for the whole partnership, oldest first, by the measure's id."""
    found = (
        Reading.objects.visible_to(reader)
        .filter(measure__in=measures, area=None)
        .order_by("starts_on", "key")
    )
    return _by_measure(found)


def of_plan(reader: AnyReader, *, plan: Plan) -> dict[int, list[Figure]]:
    """Return the figures of all of a plan's measures for the whole partnership, oldest first, by the measure's id."""
    found = (
        Reading.objects.visible_to(reader).filter(measure__plan=plan, area=None).order_by("starts_on", "key")
    )
    return _by_measure(found)


def areas_with(reader: AnyReader, *, measure: Measure) -> QuerySet[Area]:
    """Return the areas for which the measure has figures, by name."""
    found = Reading.objects.visible_to(reader).filter(measure=measure, area__isnull=False)
    return Area.objects.filter(pk__in=found.order_by().values("area")).order_by("kind", "name_order", "key")


def areas_to_offer(reader: Reader, *, measure: Measure) -> QuerySet[Area]:
    """Return the areas in use, and those for which the measure has figures already, by name."""
    found = Q(is_in_use=True) | Q(pk__in=areas_with(reader, measure=measure).order_by().values("pk"))
    return areas_of(reader, partnership=measure.plan.partnership).filter(found)


def has_any(reader: AnyReader, *, measure: Measure) -> bool:
    """Return whether the measure has a figure, of the whole partnership or of any area."""
    return Reading.objects.visible_to(reader).filter(measure=measure).exists()


def same_periods(
    reader: AnyReader, *, measure: Measure, area: Area | None, starts: Collection[date]
) -> dict[date, Reading]:
    """Return the figures that there are already for periods that begin on these days."""
    found = Reading.objects.visible_to(reader).filter(measure=measure, area=area, starts_on__in=starts)
    return {one.starts_on: one for one in found.select_related("made_by")}


def removed(reader: Reader, *, key: str) -> Any:
    """Return the last version of the removed figure with this key, of a measure the reader may see."""
    mine = Measure.objects.visible_to(reader).order_by().values("pk")
    gone = Reading.history.filter(key=key, history_type="-", measure_id__in=mine)
    return gone.select_related("measure__plan__partnership", "history_user", "area").first()


def versions_of(reader: Reader, *, measure: Measure, key: str = "") -> list[Any]:
    """Return every saved version of the measure's figures, removed ones too, or of one of them; oldest first."""
    mine = Measure.objects.visible_to(reader).filter(pk=measure.pk).order_by().values("pk")
    found = Reading.history.filter(measure_id__in=mine)
    if key:
        found = found.filter(key=key)
    return list(found.select_related("history_user", "area").order_by("id", "history_date", "history_id"))


def _by_measure(found: QuerySet[Reading]) -> dict[int, list[Figure]]:
    rows: Any = found.values_list("measure_id", "starts_on", "ends_on", "value", "is_provisional", "note")
    figures: dict[int, list[Figure]] = defaultdict(list)
    for measure, *rest in rows:
        figures[measure].append(Figure(*rest))
    return figures

"""Which financial years are locked, and which costs therefore change no more."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import QuerySet

from csp.models import Partnership, Reader
from dhr.models import CostLine, YearLock


def open_to(reader: Reader) -> QuerySet[YearLock]:
    """Return the locks of the reader's partnerships, the latest year first."""
    return YearLock.objects.visible_to(reader).select_related("partnership").order_by("-year", "key")


def locked_until(reader: Reader, *, partnership: Partnership) -> date | None:
    """Return the last day on which costs of a partnership's reviews change no more; none while no year is locked."""
    last = open_to(reader).filter(partnership=partnership).first()
    return last.period.ends_on if last else None


def standing(reader: Reader, *, partnership: Partnership, lines: Sequence[CostLine]) -> frozenset[int]:
    """Return the ids of those of some costs of one review that change no more.

    They are the actual costs of locked years, and those that were shared before one of these: its share is the
    difference it made to theirs. ``lines`` are all costs that are shared together with any of them.
    """
    until = locked_until(reader, partnership=partnership)
    if until is None:
        return frozenset()
    last: dict[tuple[str, int | None], int] = {}
    actual = [one for one in lines if one.kind == CostLine.Kind.ACTUAL]
    for one in actual:
        if one.cost_on <= until:
            group = one.cost_type, one.under_id
            last[group] = max(one.number, last.get(group, 0))
    return frozenset(one.pk for one in actual if one.number <= last.get((one.cost_type, one.under_id), 0))


def can_change(reader: Reader, *, partnership: Partnership, lines: Iterable[CostLine]) -> list[CostLine]:
    """Return those of all costs of a review of which it can be worked out anew who pays: not those that stand.

    What adjusts another cost is shared as that one is.
    """
    found = list(lines)
    stands = standing(reader, partnership=partnership, lines=found)
    return [one for one in found if one.pk not in stands and one.adjusts_id is None]

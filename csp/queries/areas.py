"""The areas of a partnership."""

from typing import Any

from django.db.models import QuerySet

from csp.models import Area, Partnership, Reader
from csp.permissions import Permission


def areas_of(reader: Reader, *, partnership: Partnership, to_change: bool = False) -> QuerySet[Area]:
    """Return the partnership's districts, then its wards, each by name; those out of use too."""
    mine = reader.partnerships_with(Permission.ENTER)
    found = (
        Area.objects.filter(partnership=partnership, partnership__in=mine)
        .select_related("partnership")
        .order_by("kind", "name_order", "key")
    )
    return found.select_for_update(of=("self",)) if to_change else found


def versions_of_area(reader: Reader, *, area: Area, since: int = 1) -> list[Any]:
    """Return the saved versions of an area, from one on, oldest first, with who saved it."""
    mine = reader.partnerships_with(Permission.PARTNERSHIP_SET_UP)
    found = Area.history.filter(id=area.pk, partnership__in=mine, version__gte=since)
    return list(found.select_related("history_user").order_by("history_date", "history_id"))

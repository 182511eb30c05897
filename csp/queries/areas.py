"""The areas of a partnership."""

from typing import Any

from django.db.models import QuerySet

from csp.models import Area, Partnership, Reader
from csp.permissions import Permission


def areas_of(reader: Reader, *, partnership: Partnership) -> QuerySet[Area]:
    """Return the partnership's districts, then its wards, each by name."""
    mine = reader.partnerships_with(Permission.ENTER)
    return (
        Area.objects.filter(partnership=partnership, partnership__in=mine)
        .select_related("partnership")
        .order_by("kind", "name_order", "key")
    )


def versions_of_area(reader: Reader, *, area: Area, since: int = 1) -> list[Any]:
    """Return the saved versions of an area, from one on, oldest first, with who saved it."""
    mine = reader.partnerships_with(Permission.PARTNERSHIP_SET_UP)
    found = Area.history.filter(id=area.pk, partnership__in=mine, version__gte=since)
    return list(found.select_related("history_user").order_by("history_date", "history_id"))

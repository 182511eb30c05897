"""The partnership's scheme of statuses, for whoever sets it up."""

from typing import Any

from django.db.models import QuerySet

from csp.models import Partnership, Reader
from csp.permissions import Permission
from csp.queries.partnerships import make_others_wait
from plans.models import Status


def to_set_up(reader: Reader, *, partnership: Partnership, to_change: bool = False) -> QuerySet[Status]:
    """Return the statuses in their order, for an administrator.

    With ``to_change``, whoever else wants to change the scheme waits until this transaction ends.
    """
    mine = reader.partnerships_with(Permission.PARTNERSHIP_SET_UP)
    if to_change:  # the partnership's row is there even when it has no status
        make_others_wait(partnership.pk)
    found = Status.objects.filter(partnership=partnership, partnership__in=mine)
    return found.select_related("partnership").order_by("position", "key")


def versions_of_status(reader: Reader, *, status: Status, since: int = 1) -> list[Any]:
    """Return the saved versions of a status, from one on, oldest first, with who saved it."""
    mine = reader.partnerships_with(Permission.PARTNERSHIP_SET_UP)
    found = Status.history.filter(id=status.pk, partnership__in=mine, version__gte=since)
    return list(found.select_related("history_user").order_by("history_date", "history_id"))

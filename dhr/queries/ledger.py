"""What was sent to partners over all reviews whose money the reader sees, and how it is written for the ledger."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from csp.models import Partnership, Reader
from csp.permissions import Permission
from dhr.models import Charge, LedgerLayout
from dhr.queries import charges


def layouts_open_to(reader: Reader) -> QuerySet[LedgerLayout]:
    """Return the layouts of the reader's partnerships, by name."""
    return LedgerLayout.objects.visible_to(reader).select_related("partnership").order_by("title", "key")


def layouts_of(reader: Reader, *, partnership: Partnership) -> list[LedgerLayout]:
    """Return the layouts of one partnership, by name."""
    return list(layouts_open_to(reader).filter(partnership=partnership))


def layout_versions(reader: Reader, *, layout: LedgerLayout) -> list[Any]:
    """Return every saved version of a layout, oldest first."""
    mine = layouts_open_to(reader).order_by().filter(pk=layout.pk).values("pk")
    rows = LedgerLayout.history.filter(id__in=mine)
    return list(rows.select_related("history_user").order_by("history_date", "history_id"))


def removed_layout(reader: Reader, *, key: str, partnership: Partnership) -> Any:
    """Return the last version of a layout of a partnership's under this key that was removed."""
    gone = LedgerLayout.history.filter(key=key, history_type="-", partnership=partnership)
    mine = gone.filter(partnership__in=reader.partnerships_with(Permission.ENTER))
    return mine.select_related("history_user").first()


def sent(
    reader: Reader, *, partnership: Partnership, first: date | None = None, last: date | None = None
) -> QuerySet[Charge]:
    """Return the charges that a partnership sent from a day to a day, of reviews whose money the reader sees."""
    found = charges.open_to(reader).filter(asked_by=partnership).exclude(state=Charge.State.DRAFT)
    if first:
        found = found.filter(sent_on__gte=first)
    if last:
        found = found.filter(sent_on__lte=last)
    return found.order_by("year", "number", "key")

"""Which forms councils have for reports, and how each came to be what it is."""

from typing import Any

from django.db.models import QuerySet

from csp.models import Partnership, Reader
from scrutiny.models import CouncilForm


def open_to(reader: Reader) -> QuerySet[CouncilForm]:
    """Return the forms that the reader may see, by name."""
    found = CouncilForm.objects.visible_to(reader)
    return found.select_related("partnership", "authority", "logo").order_by("name", "key")


def of_partnership(reader: Reader, *, partnership: Partnership) -> QuerySet[CouncilForm]:
    """Return the forms for reports of the partnership, by name."""
    return open_to(reader).filter(partnership=partnership)


def versions_of(reader: Reader, *, form: CouncilForm, since: int = 1) -> list[Any]:
    """Return the saved versions of a form that the reader may see, from one on, oldest first."""
    mine = CouncilForm.objects.visible_to(reader).filter(pk=form.pk)
    rows = CouncilForm.history.filter(id__in=mine.values("pk"), version__gte=since)
    return list(rows.select_related("history_user", "authority").order_by("history_date", "history_id"))

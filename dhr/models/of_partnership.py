"""What everybody who works with a partnership may read: it says nothing of any review."""

from typing import Self, TypeVar

from django.db import models

from csp.models import AnyReader, Partnership
from csp.permissions import Permission

Row = TypeVar("Row", bound=models.Model)


class OfPartnershipQuerySet(models.QuerySet[Row]):
    """Asks for records of a partnership by who is reading."""

    def visible_to(self, reader: AnyReader) -> Self:
        """Return those of the partnerships where the reader works."""
        return self.filter(partnership__in=reader.partnerships_with(Permission.ENTER))

    def in_partnership(self, partnership: Partnership) -> Self:
        """Return those of one partnership."""
        return self.filter(partnership=partnership)

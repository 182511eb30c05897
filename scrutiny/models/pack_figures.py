"""Which records the figures of a pack count, kept apart from the report that people read."""

from typing import Self

from django.db import models

from csp.kernel.personal_data import FREE_TEXT, NONE
from csp.models import Reader, Record
from scrutiny.models.pack import Pack


class PackFiguresQuerySet(models.QuerySet["PackFigures"]):
    """Asks what the figures of packs count, for a reader."""

    def visible_to(self, reader: Reader) -> Self:
        """Return those of the packs that the reader may open; each record asks again who may see it."""
        return self.filter(pack__in=Pack.objects.visible_to(reader).values("pk"))

    def in_partnership(self, partnership: models.Model) -> Self:
        """Return those of one partnership's packs."""
        return self.filter(pack__partnership=partnership)


class PackFigures(Record):
    """The records that the figures of a pack counted when it was built, by what they are and their keys.

    ``figures`` has a list for each part of the report that can be traced, by its key.
    """

    pack = models.OneToOneField(Pack, on_delete=models.PROTECT, related_name="figures")
    figures = models.JSONField(default=dict, blank=True)

    personal_data = {
        "id": NONE,
        "key": NONE,
        "version": NONE,
        "pack": NONE,
        "figures": FREE_TEXT,
    }

    circle_id = None
    objects = PackFiguresQuerySet.as_manager()

    class Meta:
        verbose_name = "records behind the figures of a pack"
        verbose_name_plural = "records behind the figures of packs"

    def __str__(self) -> str:
        """Return which pack it is of."""
        return f"Records behind {self.pack}"

    @property
    def partnership_id(self) -> int:
        """Return the id of the pack's partnership."""
        return self.pack.partnership_id

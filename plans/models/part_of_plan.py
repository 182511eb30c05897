"""What every part of a plan shares: its home plan decides where it belongs and who may see it."""

from typing import Self, TypeVar

from django.db import models

from csp.models import AnyReader, Partnership
from csp.models.circle import in_sight_of
from csp.permissions import Permission

Part = TypeVar("Part", bound=models.Model)


class PartOfPlanQuerySet(models.QuerySet[Part]):
    """Asks for parts of plans by who is reading."""

    def visible_to(self, reader: AnyReader) -> Self:
        """Return the parts of the plans that are open to the reader."""
        mine = reader.partnerships_with(Permission.PLAN_READ)
        return self.filter(in_sight_of(reader, mine, at="plan__"))

    def in_partnership(self, partnership: Partnership) -> Self:
        """Return the parts of one partnership's plans."""
        return self.filter(plan__partnership=partnership)


class PartOfPlan(models.Model):
    """A row with a home plan."""

    plan = models.ForeignKey("plans.Plan", on_delete=models.PROTECT, related_name="%(class)ss")

    class Meta:
        abstract = True

    @property
    def partnership_id(self) -> int:
        """Return the id of the plan's partnership."""
        return self.plan.partnership_id

    @property
    def circle_id(self) -> int | None:
        """Return the id of the plan's circle, if it is restricted."""
        return self.plan.circle_id

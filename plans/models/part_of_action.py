"""What every part of an action shares: its action decides where it belongs and who may see it."""

from typing import TYPE_CHECKING, Self, TypeVar

from django.db import models

from csp.models import AnyReader, Partnership
from csp.models.circle import in_sight_of
from csp.permissions import Permission

if TYPE_CHECKING:
    from plans.models.action import Action

Part = TypeVar("Part", bound=models.Model)


class PartOfAction:
    """A row with an action."""

    action: "Action"

    @property
    def partnership_id(self) -> int:
        """Return the id of the action's partnership."""
        return self.action.partnership_id

    @property
    def circle_id(self) -> int | None:
        """Return the id of the action's circle, if its plan is restricted."""
        return self.action.circle_id


class PartOfActionQuerySet(models.QuerySet[Part]):
    """Asks for parts of actions by who is reading."""

    def visible_to(self, reader: AnyReader) -> Self:
        """Return the parts of the actions that are open to the reader."""
        mine = reader.partnerships_with(Permission.PLAN_READ)
        return self.filter(in_sight_of(reader, mine, at="action__plan__"))

    def in_partnership(self, partnership: Partnership) -> Self:
        """Return the parts of one partnership's actions."""
        return self.filter(action__plan__partnership=partnership)

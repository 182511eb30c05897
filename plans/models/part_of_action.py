"""What every part of an action shares: its action decides where it belongs and who may see it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plans.models.action import Action


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

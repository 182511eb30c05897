"""Whether an action is open, late, silent or moved: computed, by one rule for a record and for a row of a list."""

from datetime import date, timedelta
from typing import Protocol

from plans.models.action_state import NOT_OVER, ActionState
from plans.models.status import Status


class Timed(Protocol):
    """What the rules look at."""

    @property
    def stands_for(self) -> str | None:
        """Return what the reported status stands for; empty or none when nothing is reported."""

    @property
    def due_on(self) -> date | None:
        """Return the due date."""

    @property
    def original_due_on(self) -> date | None:
        """Return the due date that was first agreed."""

    @property
    def reported_on(self) -> date | None:
        """Return the day of the last update."""

    @property
    def added_on(self) -> date:
        """Return the day it was added."""

    @property
    def state(self) -> str:
        """Return what was decided about it."""

    @property
    def is_open(self) -> bool:
        """Return whether it is neither over nor reported complete."""

    @property
    def is_asked(self) -> bool:
        """Return whether something is expected of it."""


class Timing:
    """The rules, for whatever carries an action's status and dates. Status is reported; all of this is computed."""

    @property
    def is_open(self: Timed) -> bool:
        """Return whether it is neither over nor reported complete."""
        return self.state in NOT_OVER and self.stands_for != Status.StandsFor.COMPLETE

    @property
    def is_complete(self: Timed) -> bool:
        """Return whether it is reported complete and not over: it waits to be closed."""
        return self.state in NOT_OVER and self.stands_for == Status.StandsFor.COMPLETE

    @property
    def is_over(self: Timed) -> bool:
        """Return whether it was closed, stopped or carried forward."""
        return self.state not in NOT_OVER

    @property
    def is_asked(self: Timed) -> bool:
        """Return whether something is expected of it: it is open, and not in abeyance."""
        return self.is_open and self.state == ActionState.OPEN

    def is_late(self: Timed, today: date) -> bool:
        """Return whether it is expected and after its due date."""
        return self.is_asked and self.due_on is not None and self.due_on < today

    def is_late_at_first(self: Timed, today: date) -> bool:
        """Return whether it is expected and after the date that was first agreed."""
        return self.is_asked and self.original_due_on is not None and self.original_due_on < today

    def is_silent(self: Timed, today: date, *, after_days: int) -> bool:
        """Return whether it is expected and nothing has been heard of it for longer than so many days."""
        return self.is_asked and (self.reported_on or self.added_on) < today - timedelta(days=after_days)

    @property
    def has_moved(self: Timed) -> bool:
        """Return whether its due date is not the one first agreed."""
        return self.due_on != self.original_due_on

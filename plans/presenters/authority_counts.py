"""How much each authority leads, and how it goes: counted over actions as plain rows; where each number leads."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from csp.models import Seat
from plans.models import ActionState, Plan, Status
from plans.presenters.plan_page import list_url
from plans.queries.actions import HERE, SOON
from plans.queries.authorities import Promise


@dataclass(frozen=True)
class Counts:
    """Open actions that an authority leads, those among them that are a worry, and those that are complete."""

    open: int = 0
    soon: int = 0
    late: int = 0
    late_at_first: int = 0
    silent: int = 0
    unheld: int = 0
    complete: int = 0
    over: int = 0

    @classmethod
    def of(cls, rows: Iterable[Promise], *, plans: Mapping[int, Plan], today: date) -> "Counts":
        """Return the count of these rows, which are all of plans whose ids are known."""
        found = list(rows)
        return cls(
            open=sum(row.is_open for row in found),
            soon=sum(is_soon(row, today) for row in found),
            late=sum(row.is_late(today) for row in found),
            late_at_first=sum(row.is_late_at_first(today) for row in found),
            silent=sum(is_silent(row, plans, today) for row in found),
            unheld=sum(row.is_open and not row.is_held for row in found),
            complete=sum(is_complete(row) for row in found),
            over=sum(not row.is_open and not is_complete(row) for row in found),
        )

    @property
    def total(self) -> int:
        """Return how many actions it leads or led, whatever became of them."""
        return self.open + self.complete + self.over


@dataclass(frozen=True)
class Links:
    """Where each number leads: to the plan's list, narrowed; nowhere while several plans are counted together."""

    plan: Plan | None
    seat: Seat
    complete_statuses: Sequence[str] = ()
    counts_others: bool = False

    def _to(self, *narrowed: tuple[str, str]) -> str:
        if self.plan is None:
            return ""
        # What is counted under the plan and belongs to another is counted there.
        own = [("home", HERE)] if self.counts_others else []
        return f"{list_url(self.plan)}?{urlencode([('lead', self.seat.key), *narrowed, *own])}"

    @property
    def every(self) -> str:
        """Return the list of all that it leads."""
        return self._to()

    @property
    def open(self) -> str:
        """Return the list of what is open."""
        return self._to(("open", "on"))

    @property
    def soon(self) -> str:
        """Return the list of what is due soon."""
        return self._to(("due", "soon"))

    @property
    def late(self) -> str:
        """Return the list of what is after its due date."""
        return self._to(("due", "late"))

    @property
    def late_at_first(self) -> str:
        """Return the list of what is after the date first agreed."""
        return self._to(("due", "first"))

    @property
    def silent(self) -> str:
        """Return the list of what is silent."""
        return self._to(("silent", "on"))

    @property
    def complete(self) -> str:
        """Return the list of what is reported complete or was closed."""
        keys = [*self.complete_statuses, ActionState.CLOSED.value]
        return self._to(*(("status", key) for key in keys))


def is_complete(row: Promise) -> bool:
    """Return whether it is done: closed, or reported complete and nothing decided otherwise."""
    if row.state == ActionState.OPEN:
        return row.stands_for == Status.StandsFor.COMPLETE
    return row.state == ActionState.CLOSED


def is_soon(row: Promise, today: date) -> bool:
    """Return whether it is open and due within the time that the action list calls soon."""
    return row.is_open and row.due_on is not None and today <= row.due_on <= today + SOON


def is_silent(row: Promise, plans: Mapping[int, Plan], today: date) -> bool:
    """Return whether nothing has been heard of it for longer than its plan allows."""
    return row.is_silent(today, after_days=plans[row.plan_id].silent_after_days)

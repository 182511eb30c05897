"""The columns of an exported action list, the same in every kind of file."""

from datetime import date
from typing import NamedTuple

from csp.kernel.terms import Words

Cell = str | int | date | None

HEADS = (
    "Ref",
    "Priority",
    "Action",
    "Lead",
    "Person",
    "Post",
    "Supported by",
    "Areas",
    "Resources",
    "Due",
    "Date first agreed",
    "Late",
    "Days after the date first agreed",
    "Letter",
    "Status",
    "Forecast",
    "Last change",
    "Reported",
    "Silent",
    "State",
    "Outcome or reason",
    "Plan",
    "Also in",
)


def heads_in(words: Words) -> tuple[str, ...]:
    """Return the heads of the columns in a partnership's own words."""
    return tuple(words.priority.start if head == "Priority" else head for head in HEADS)


class ExportedAction(NamedTuple):
    """A row of the list as it is exported: in the order of the heads, then the colour of its status.

    ``due`` is a date, or the words of an action that has none. ``first_agreed`` is there when the date has moved,
    ``reported`` is “Never” where the list says so.
    """

    reference: str
    priority: str
    title: str
    lead: str
    person: str
    post: str
    supporters: str
    areas: str
    resources: str
    due: Cell
    first_agreed: date | None
    late: str
    after_first: int | None
    letter: str
    status: str
    forecast: str
    change: str
    reported: Cell
    silent: str
    state: str
    outcome: str
    plan: str
    also_in: str
    colour: str

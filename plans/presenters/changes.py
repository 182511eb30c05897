"""Every change to an action, field by field, newest first."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from csp.kernel import day_words, saves
from csp.kernel.saves import Save
from csp.kernel.terms import EVERYBODYS, Words
from plans.models import ActionState

FIELDS = (
    ("plan_id", "Plan"),
    ("also_in_named", "Also in"),
    ("reference", "Reference"),
    ("title", "What will be done"),
    ("detail", "Detail"),
    ("priority_id", "Priority"),
    ("objective_id", "Objective"),
    ("lead_seat_id", "Lead authority"),
    ("lead_person_id", "Lead person"),
    ("lead_post", "Lead post"),
    ("supporters_named", "Supported by"),
    ("areas_named", "Areas"),
    ("due_on", "Due date"),
    ("timescale", "Timescale"),
    ("resources", "Resources"),
    ("done_when", "Success measure"),
    ("additionality", "Why it is not business as usual"),
    ("status_id", "Status"),
    ("forecast_id", "Forecast for the end of the year"),
    ("state", "State"),
    ("state_on", "Day from which it stands so"),
    ("state_why", "Why it stands so"),
    ("outcome", "What came of it"),
)


Names = Mapping[str, Callable[[Any], str]]


def saves_of(versions: Sequence[Any], names: Names, words: Words = EVERYBODYS) -> list[Save]:
    """Return each save that changed something, newest first; ``names`` says the value of a field that is an id."""
    fields = [(name, words.priority.start if name == "priority_id" else label) for name, label in FIELDS]
    return saves.saves_of(
        versions, fields=fields, say=lambda version, name: _say(name, getattr(version, name), names)
    )


def _say(name: str, value: Any, names: Names) -> str:
    if value in (None, ""):
        return "Nothing"
    if isinstance(value, date):
        return day_words.plain(value)
    if name == "state":
        return str(ActionState(value).label)
    return names[name](value) if name in names else str(value)

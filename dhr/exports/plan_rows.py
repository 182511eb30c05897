"""The rows of a review's action plan in the columns of the Home Office's template."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from csp.kernel import day_words

HEADS = (
    "Recommendation",
    "Scope",
    "Action to take",
    "Lead agency",
    "Key milestones achieved",
    "Target date",
    "Date of completion and outcome",
)


class PlanRow(NamedTuple):
    """A row of the file: one action for one recommendation. A cell may have several lines."""

    recommendation: str
    scope: str
    action: str
    lead: str
    milestones: str
    target: date | str
    outcome: str

    def texts(self) -> Iterator[str]:
        """Give the cells as text, a day as it is read."""
        for value in self:
            yield day_words.plain(value) if isinstance(value, date) else value

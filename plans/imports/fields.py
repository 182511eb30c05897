"""What a column of a sheet can hold, what a row of it can become, and what may be wrong."""

from dataclasses import dataclass
from enum import StrEnum

from csp.kernel.terms import Words


class Field(StrEnum):
    """What a column holds. Every text of a column that is none of the others is kept under its heading."""

    REFERENCE = "reference"
    PRIORITY = "priority"
    OBJECTIVE = "objective"
    ACTION = "action"
    LEAD = "lead"
    TIMESCALE = "timescale"
    MEASURE = "measure"
    TARGET_AND_DATE = "target_and_date"
    STATUS = "status"
    OTHER = "other"

    @property
    def label(self) -> str:
        """Return what a person chooses."""
        return FIELD_LABELS[self]

    def label_in(self, words: Words) -> str:
        """Return the same in a partnership's own words."""
        return words.priority.start if self == Field.PRIORITY else self.label


FIELD_LABELS = {
    Field.REFERENCE: "Reference",
    Field.PRIORITY: "Priority",
    Field.OBJECTIVE: "Objective",
    Field.ACTION: "Action",
    Field.LEAD: "Lead",
    Field.TIMESCALE: "Timescale",
    Field.MEASURE: "Success measure",
    Field.TARGET_AND_DATE: "Success measure with its date",
    Field.STATUS: "Status",
    Field.OTHER: "Other details",
}
SEVERAL = {Field.MEASURE, Field.OTHER}  # the others are held by one column at most


class Outcome(StrEnum):
    """What a row becomes: exactly one of these six."""

    ACTION = "action"
    OBJECTIVE = "objective"
    MEASURE = "measure"
    PART = "part"
    NOTE = "note"
    LEFT_OUT = "left_out"

    @property
    def label(self) -> str:
        """Return what a person chooses."""
        return OUTCOME_LABELS[self][0]

    def counted(self, number: int) -> str:
        """Return so many of it in words: “1 action”, “2 notes on the plan”."""
        return f"{number} {OUTCOME_LABELS[self][1 if number == 1 else 2]}"


OUTCOME_LABELS = {
    Outcome.ACTION: ("An action", "action", "actions"),
    Outcome.OBJECTIVE: ("An objective", "objective", "objectives"),
    Outcome.MEASURE: ("A measure", "measure", "measures"),
    Outcome.PART: ("Text of another row", "row is text of another", "rows are text of another"),
    Outcome.NOTE: ("A note on the plan", "note on the plan", "notes on the plan"),
    Outcome.LEFT_OUT: ("Left out", "row left out", "rows left out"),
}


@dataclass(frozen=True)
class Problem:
    """Something a person should know of a row before confirming; a blocker must be mended first."""

    sentence: str
    is_blocker: bool = False

"""What can be read from the words of a timescale, and how exact it is."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Precision(StrEnum):
    """How exact the words are: the first five have dates, the others have none."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    PERIOD = "period"
    RECURRING = "recurring"  # “November annually”
    ONGOING = "ongoing"
    CONDITION = "condition"  # “once it has been agreed”
    UNDECIDED = "undecided"  # “TBC”
    UNKNOWN = "unknown"  # words, but no date that can be read for certain
    NONE = "none"  # no words


@dataclass(frozen=True)
class Timescale:
    """The words as written, and the dates read from them; nothing that the words do not say.

    ``from_on`` and ``to_on`` are the first and last day of what the words name: “by June 2002” names 1 to 30 June.
    ``found`` is the part of the words that was read. ``remark`` is what a person should know about the reading.
    """

    words: str
    precision: Precision
    from_on: date | None = None
    to_on: date | None = None
    is_deadline: bool = False
    found: str = ""
    remark: str = ""

    @property
    def due_on(self) -> date | None:
        """Return the last day of what the words name, if they name when something is to be done."""
        return self.to_on if self.is_deadline else None

    @property
    def is_all(self) -> bool:
        """Return whether the words are a timescale and nothing else."""
        return self.precision != Precision.NONE and self.found == self.words.strip()

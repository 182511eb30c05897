"""What one row of a sheet is proposed to become, and what the whole sheet does."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from csp.kernel.terms import EVERYBODYS, Words
from csp.kernel.timescale import Precision, Timescale
from plans.imports.columns import Columns
from plans.imports.fields import Outcome, Problem
from plans.imports.leads import SeatName
from plans.imports.reported import StatusName
from plans.imports.sheet import Row

NO_TIMESCALE = Timescale("", Precision.NONE)
LONGEST_TITLE = 300  # of an action or a measure
LONGEST_OBJECTIVE = 200
LONGEST_HEADING = 200  # of a note
LONGEST_PRIORITY = 120
LONGEST_WORDS = 300  # of leads or a timescale as written


@dataclass(frozen=True)
class Known:
    """What is known besides the sheet: its columns, the plan's period, the table's authorities, the scheme."""

    columns: Columns
    starts_on: date
    ends_on: date
    seats: Sequence[SeatName] = ()
    scheme: Sequence[StatusName] = ()
    words: Words = EVERYBODYS


@dataclass(frozen=True)
class Proposal:
    """One row, what it becomes and every text that was read from it."""

    row: Row
    outcome: Outcome
    is_chosen: bool = False
    title: str = ""
    detail: str = ""
    reference: str = ""
    priority: str = ""
    objective: str = ""
    leads: str = ""
    lead_seat: SeatName | None = None
    timescale: Timescale = NO_TIMESCALE
    target: str = ""
    status: StatusName | None = None
    other_details: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()
    joins: int | None = None  # the row whose text this is; the first of those that it heads
    is_heading: bool = False  # it stands alone over the rows of a priority

    @property
    def number(self) -> int:
        """Return the number of the row."""
        return self.row.number

    @property
    def is_blocked(self) -> bool:
        """Return whether something must be mended before it can become this."""
        return any(problem.is_blocker for problem in self.problems)


@dataclass(frozen=True)
class Reading:
    """Every row below the headings, and a priority just above them, each exactly once.

    ``above`` and ``empty`` count the rows that are none of these.
    """

    columns: Columns
    rows: tuple[Proposal, ...]
    above: int = 0
    empty: int = 0
    counts: Mapping[Outcome, int] = field(default_factory=dict)

    @classmethod
    def of(cls, columns: Columns, rows: Sequence[Proposal], *, above: int) -> "Reading":
        """Return the reading with its sums."""
        counted = Counter(proposal.outcome for proposal in rows)
        counts = {outcome: counted[outcome] for outcome in Outcome}
        last = rows[-1].number if rows else columns.header_row
        below = sum(1 for proposal in rows if proposal.number > columns.header_row)
        empty = max(last - columns.header_row - below, 0)
        return cls(columns, tuple(rows), above, empty, counts)

    @property
    def is_blocked(self) -> bool:
        """Return whether a row must be mended before anything can be imported."""
        return any(proposal.is_blocked for proposal in self.rows)

    @property
    def sum_line(self) -> str:
        """Return the sum in words: “9 rows: 7 actions, 1 note on the plan, 1 row left out.”"""
        number = len(self.rows)
        parts = [outcome.counted(count) for outcome, count in self.counts.items() if count]
        return f"{number} row{'' if number == 1 else 's'}: {', '.join(parts) or 'nothing'}."

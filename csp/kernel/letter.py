"""A letter of a page or two as a frozen value: who writes to whom, the facts, a table, what to do."""

from dataclasses import dataclass

from csp.kernel.contrast import ENOUGH_FOR_TEXT, contrast, is_colour
from csp.kernel.report.blocks import PlainTable
from csp.kernel.report.numbering import HOUSE_COLOUR


@dataclass(frozen=True)
class Letter:
    """Everything that is printed, in plain text; ``title`` says what it is and its number."""

    title: str
    sender: str
    to: tuple[str, ...]  # whom it is for, line by line
    facts: tuple[tuple[str, str], ...]
    before: tuple[str, ...]  # sentences before the table
    table: PlainTable
    after: tuple[str, ...]
    brand_colour: str = ""
    language: str = "en-GB"
    beside: tuple[PlainTable, ...] = ()  # tables that follow the first one

    @property
    def whole_title(self) -> str:
        """Return what the file calls itself."""
        return f"{self.title}: {self.sender}"

    @property
    def is_wide(self) -> bool:
        """Return whether its table has so many columns that the first one has less room."""
        return len(self.table.columns) > 4

    @property
    def colour(self) -> str:
        """Return the colour of the head: the partnership's own, where white words can be read on it."""
        own = self.brand_colour
        return own if is_colour(own) and contrast(own, "#ffffff") >= ENOUGH_FOR_TEXT else HOUSE_COLOUR

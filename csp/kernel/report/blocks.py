"""What a section of a report is made of: paragraphs, figures, tables, each with a key of its own."""

from dataclasses import dataclass
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe

from csp.kernel.charts.segment import Segment
from csp.kernel.markdown import to_words
from csp.kernel.report.compared import BarChart, PanelChart

LONG = 900  # characters
MOST_BESIDE = 2  # columns of words that stand beside one another on a phone


@dataclass(frozen=True)
class Status:
    """A status in the partnership's own words, as it was when the report was made."""

    letter: str
    word: str
    colour: str
    meaning: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A numbered paragraph, in Markdown; ``{ref:key}`` and ``{number:key}`` refer to another part."""

    key: str
    text: str


@dataclass(frozen=True)
class Note:
    """A few words without a number, such as what was left out and why; Markdown, with references and no links."""

    key: str
    text: str


@dataclass(frozen=True)
class Prose:
    """A text without numbers, for documents that are no report to a committee; Markdown, without links."""

    key: str
    text: str


@dataclass(frozen=True)
class Heading:
    """A heading inside a section."""

    key: str
    title: str


@dataclass(frozen=True)
class KeyFigure:
    """A figure that answers a question by itself."""

    value: str
    words: str
    is_worry: bool = False


@dataclass(frozen=True)
class KeyFigures:
    """Three or four figures in a row."""

    key: str
    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True)
class StatusRow:
    """A bar of a status chart: what it is about, and its actions by status in the order of the scheme."""

    label: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True)
class StatusChart:
    """A figure: actions by status, one bar for each row."""

    key: str
    caption: str
    rows: tuple[StatusRow, ...]
    source: str = ""


@dataclass(frozen=True)
class Series:
    """A line of a chart; a value that isn't known is None."""

    name: str
    values: tuple[int | float | None, ...]


@dataclass(frozen=True)
class LineChart:
    """A figure: values over time; one to three series, the one that matters first.

    ``marks`` has a letter for each label that a note below it explains, and “” for every other; none at all is fine.
    """

    key: str
    caption: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    source: str = ""
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class MoneyRow:
    """A bar of money: whose or when it was, and the pence."""

    label: str
    pence: int


@dataclass(frozen=True)
class MoneyChart:
    """A figure: amounts of money, one bar each, in their order or the largest first."""

    key: str
    caption: str
    rows: tuple[MoneyRow, ...]
    source: str = ""
    is_ranked: bool = False


@dataclass(frozen=True)
class ActionLine:
    """A row of an action table; ``progress`` is Markdown, the rest is plain text and may be empty."""

    reference: str
    action: str
    lead: str = ""
    due: str = ""
    status: Status | None = None
    progress: str = ""

    @property
    def progress_html(self) -> SafeString:
        """Return the progress as clean HTML without links: it is somebody's words, quoted."""
        return mark_safe(to_words(self.progress))  # noqa: S308  (cleaned)

    @property
    def is_long(self) -> bool:
        """Return whether the row may be cut by the end of a page: it is nearly as long as one."""
        return max(len(self.action), len(self.progress)) > LONG


@dataclass(frozen=True)
class ActionTable:
    """A table: the actions of one priority."""

    key: str
    caption: str
    rows: tuple[ActionLine, ...]
    source: str = ""


@dataclass(frozen=True)
class Column:
    """The head of a column; numbers stand right."""

    label: str
    is_number: bool = False


class Cell(NamedTuple):
    """A cell of a table: what it says, whether that is a number, and the head of its column."""

    text: str
    is_number: bool
    head: str


@dataclass(frozen=True)
class PlainTable:
    """A table of words and numbers: the first cell of a row names it, ``total`` is the last row."""

    key: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()
    source: str = ""

    @property
    def cells(self) -> list[list[Cell]]:
        """Return the rows as cells."""
        return [self._cells_of(row) for row in self.rows]

    @property
    def total_cells(self) -> list[Cell]:
        """Return the last row as cells."""
        return self._cells_of(self.total)

    @property
    def is_wordy(self) -> bool:
        """Return whether it has many columns and all of them are words: on a phone each row is a list then."""
        return len(self.columns) > MOST_BESIDE and not any(one.is_number for one in self.columns)

    def _cells_of(self, row: tuple[str, ...]) -> list[Cell]:
        pairs = zip(row, self.columns, strict=True)
        return [Cell(cell, column.is_number, column.label) for cell, column in pairs]


@dataclass(frozen=True)
class Definition:
    """A word of the report, and what it means."""

    term: str
    meaning: str


@dataclass(frozen=True)
class Definitions:
    """A glossary, or any list of terms and what they mean."""

    key: str
    entries: tuple[Definition, ...]


@dataclass(frozen=True)
class Footnote:
    """A note to a place in the words, which holds ``{note:key}``; Markdown. Exempt ones have letters, not numbers."""

    key: str
    text: str
    is_exempt: bool = False


@dataclass(frozen=True)
class Footnotes:
    """The notes of a section, in the order of their marks; they stand at its end."""

    key: str
    notes: tuple[Footnote, ...]


@dataclass(frozen=True)
class StatusKey:
    """The key to the statuses: letter, word, and what each means."""

    key: str
    statuses: tuple[Status, ...]


Block = (
    Paragraph
    | Note
    | Prose
    | Heading
    | KeyFigures
    | StatusChart
    | LineChart
    | BarChart
    | PanelChart
    | MoneyChart
    | ActionTable
    | PlainTable
    | Definitions
    | StatusKey
    | Footnotes
)
Chart = StatusChart | LineChart | BarChart | PanelChart | MoneyChart
Table = ActionTable | PlainTable

"""The tables of a report in Word: heads that are repeated, a first column that names its row, words in each cell."""

from collections.abc import Iterable, Sequence
from typing import Any

from csp.documents.word.elements import edge, element, run, shade, twips
from csp.documents.word.styles import CELL, INK, RULE, TEXT_WIDTH
from csp.documents.word.writer import Writer
from csp.kernel.charts.segment import FILLS
from csp.kernel.report import ActionLine, ActionTable, PlainTable, Status
from csp.kernel.xml_letters import on_one_line

HEAD_FILL = "EAF0F4"
ACTION_HEADS = ("Ref", "Action", "Lead", "Due", "Status", "Progress")
ACTION_WIDTHS = (14, 36, 25, 20, 27, 50)  # millimetres
FIRST = 0.4  # of the width of a plain table
Cell = list[Any]  # the paragraphs in it


class Tables:
    """Writes the tables of one report."""

    def __init__(self, writer: Writer, *, brand: str) -> None:
        self._writer = writer
        self._brand = brand

    def actions(self, table: ActionTable, *, title: str) -> Any:
        """Return the actions of a priority as a table."""
        rows = [(self._action(row), not row.is_long) for row in table.rows]
        return _table(title, ACTION_WIDTHS, self._heads([(head, False) for head in ACTION_HEADS]), rows)

    def plain(self, table: PlainTable, *, title: str) -> Any:
        """Return words and numbers as a table; its total is its last row."""
        numbers = [column.is_number for column in table.columns]
        heads = self._heads([(column.label, column.is_number) for column in table.columns])
        rows = [(self._row(row, numbers), True) for row in table.rows]
        if table.total:
            rows.append((self._row(table.total, numbers, is_total=True), True))
        return _table(title, _widths(len(numbers)), heads, rows)

    def facts(self, rows: Iterable[tuple[str, str]], *, title: str) -> Any:
        """Return labels and what they say as a table without heads: each row is named by its label."""
        cells = [([self._cell(label, bold=True), self._cell(value)], True) for label, value in rows]
        return _table(title, (46, TEXT_WIDTH - 46), [], cells)

    def grid(
        self, heads: Sequence[str], rows: Iterable[Sequence[str]], *, title: str, widths: Sequence[float]
    ) -> Any:
        """Return words under heads as a table: the first cell of a row names it; ``widths`` are millimetres."""
        cells = [(self._row(row, [False] * len(heads)), True) for row in rows]
        return _table(title, widths, self._heads([(head, False) for head in heads]), cells)

    def status(self, status: Status) -> list[Any]:
        """Return a status as words: its letter on its colour, and its word."""
        fill, ink = (one.removeprefix("#") for one in FILLS.get(status.colour, FILLS["grey"]))
        ink = "FFFFFF" if ink == "fff" else ink
        return [
            run(f" {status.letter} ", bold=True, colour=ink, fill=fill),
            run(f" {status.word}", bold=True, colour=INK),
        ]

    def _heads(self, heads: Sequence[tuple[str, bool]]) -> list[Cell]:
        return [self._cell(words, bold=True, colour=self._brand, right=right) for words, right in heads]

    def _action(self, row: ActionLine) -> list[Cell]:
        status = self.status(row.status) if row.status else [run("Not reported")]
        return [
            self._cell(row.reference, bold=True),
            self._cell(row.action),
            self._cell(row.lead or "No lead"),
            self._cell(row.due or "No date"),
            [self._writer.paragraph(CELL, *status)],
            self._writer.text_paragraphs(row.progress_html, style=CELL),
        ]

    def _row(self, row: Sequence[str], numbers: Sequence[bool], *, is_total: bool = False) -> list[Cell]:
        return [
            self._cell(cell, bold=is_total or not at, right=at > 0 and right)
            for at, (cell, right) in enumerate(zip(row, numbers, strict=True))
        ]

    def _cell(self, text: str, *, bold: bool = False, right: bool = False, colour: str = "") -> Cell:
        marks = [element("jc", val="right")] if right else []
        return [self._writer.paragraph(CELL, run(text, bold=bold, colour=colour), marks=marks)]


def _widths(count: int) -> list[float]:
    """Return how wide the columns are: the first, which names the row, is wider."""
    if count == 1:
        return [TEXT_WIDTH]
    first = TEXT_WIDTH * FIRST
    return [first, *[(TEXT_WIDTH - first) / (count - 1)] * (count - 1)]


def _table(
    title: str, widths: Sequence[float], heads: list[Cell], rows: Iterable[tuple[list[Cell], bool]]
) -> Any:
    """Return a table; a row says whether it may not be cut by the end of a page."""
    made = element("tbl", _about(title, has_heads=bool(heads)))
    made.append(element("tblGrid", *(element("gridCol", w=twips(width)) for width in widths)))
    if heads:
        made.append(_drawn(heads, widths, element("cantSplit"), element("tblHeader"), fill=HEAD_FILL))
    for cells, is_whole in rows:
        made.append(_drawn(cells, widths, *([element("cantSplit")] if is_whole else [])))
    return made


def _about(title: str, *, has_heads: bool) -> Any:
    """Return what Word is told of a table: its lines, its width, which cells are heads, and its name."""
    lines = [edge(side, colour=RULE, eighths=4) for side in ("top", "bottom", "insideH")]
    margins = [element(side, w=twips(1.8), type="dxa") for side in ("top", "left", "bottom", "right")]
    heads = {"firstRow": "1" if has_heads else "0", "firstColumn": "1", "lastRow": "0", "lastColumn": "0"}
    return element(
        "tblPr",
        element("tblW", w=twips(TEXT_WIDTH), type="dxa"),
        element("tblBorders", *lines),
        element("tblLayout", type="fixed"),
        element("tblCellMar", *margins),
        element("tblLook", noHBand="1", noVBand="1", **heads),
        element("tblCaption", val=on_one_line(title)),
    )


def _drawn(cells: Sequence[Cell], widths: Sequence[float], *marks: Any, fill: str = "") -> Any:
    row = element("tr", *([element("trPr", *marks)] if marks else []))
    for cell, width in zip(cells, widths, strict=True):
        about = element("tcPr", element("tcW", w=twips(width), type="dxa"), *([shade(fill)] if fill else []))
        row.append(element("tc", about, *cell))
    return row

"""Numbers a report: sections, paragraphs, figures, tables and recommendations, in data and not by a style sheet."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from django.utils.safestring import SafeString

from csp.kernel.council_form import THROUGH
from csp.kernel.markdown import to_words
from csp.kernel.report.appendices import LETTERS, NumberedAppendix, label_of
from csp.kernel.report.blocks import (
    ActionTable,
    Block,
    Chart,
    Definitions,
    Footnotes,
    Heading,
    KeyFigures,
    LineChart,
    MoneyChart,
    Note,
    Paragraph,
    PlainTable,
    Prose,
    StatusChart,
    StatusKey,
    Table,
)
from csp.kernel.report.compared import BarChart, PanelChart
from csp.kernel.report.faults import refuse_faults
from csp.kernel.report.figures import Drawing, Grid, drawn, grid_of, matrix_of, said_of
from csp.kernel.report.footnotes import (
    NumberedNote,
    notes_of,
    numbered_notes,
)
from csp.kernel.report.references import CannotNumber, Target, linked
from csp.kernel.report.report import Report
from csp.kernel.report.tracing import Trace

HOUSE_COLOUR = "#12406b"
# The file in templates/documents/parts that draws a block.
_PARTS: dict[type, str] = {
    Paragraph: "paragraph",
    Note: "note",
    Prose: "prose",
    Heading: "heading",
    KeyFigures: "key_figures",
    StatusChart: "chart",
    LineChart: "chart",
    BarChart: "chart",
    PanelChart: "chart",
    MoneyChart: "chart",
    ActionTable: "action_table",
    PlainTable: "plain_table",
    Definitions: "definitions",
    Footnotes: "footnotes",
    StatusKey: "status_key",
}


@dataclass(frozen=True)
class NumberedBlock:
    """A block with its number (“1.2”, “Figure 1”, “Table 2” or none), its place, and what is drawn of it."""

    block: Block
    part: str
    label: str
    anchor: str
    html: str = ""  # a paragraph's or note's text
    said: str = ""  # a figure in words and numbers, for those who can't see it
    svg: str = ""  # a figure as it is drawn
    grid: Grid | None = None  # a figure's numbers as a table
    notes: tuple[NumberedNote, ...] = ()  # what footnotes say
    trace: Trace | None = None  # where its figures come from

    @property
    def title(self) -> str:
        """Return the whole caption: “Figure 1. Actions by status and priority”."""
        return f"{self.label}. {self.block.caption}" if hasattr(self.block, "caption") else self.label

    @property
    def number(self) -> str:
        """Return the number alone: “2” of “Table 2”."""
        return self.label.rpartition(" ")[2]


@dataclass(frozen=True)
class NumberedSection:
    """A section with its number, or with none where paragraphs are numbered through the report."""

    number: str
    title: str
    key: str
    anchor: str
    blocks: tuple[NumberedBlock, ...]

    @property
    def heading(self) -> str:
        """Return the heading as printed and as bookmarked: “1. Summary”."""
        return f"{self.number}. {self.title}" if self.number else self.title

    @property
    def name(self) -> str:
        """Return what readers call it: “section 1”, or by its title where it has no number."""
        return f"section {self.number}" if self.number else f"section “{self.title}”"

    @property
    def is_long(self) -> bool:
        """Return whether the section lists actions, and so begins a page of its own."""
        return any(isinstance(one.block, ActionTable) for one in self.blocks)


@dataclass(frozen=True)
class NumberedRecommendation:
    """A recommendation with its number."""

    number: str
    key: str
    anchor: str
    html: SafeString


@dataclass(frozen=True)
class NumberedReport:
    """A report with every number in place and every reference resolved: what is drawn on a page or in a PDF."""

    report: Report
    sections: tuple[NumberedSection, ...]
    recommendations: tuple[NumberedRecommendation, ...]
    targets: Mapping[str, Target]
    matrix: Drawing | None = None  # the risks of its front sheet

    @property
    def drawings(self) -> list[Drawing]:
        """Return all that is drawn of it, in order."""
        here = [
            Drawing(one.label, one.anchor, one.svg, one.said) for one in self.figures_and_tables if one.svg
        ]
        return [self.matrix, *here] if self.matrix else here

    @property
    def colour(self) -> str:
        """Return the colour of bands and headings."""
        return self.report.brand_colour or HOUSE_COLOUR

    @property
    def heading_colour(self) -> str:
        """Return the colour of the words of headings, where it is another than that of bands."""
        return self.report.heading_colour or self.colour

    @property
    def figures_and_tables(self) -> list[NumberedBlock]:
        """Return what has a caption, in order."""
        return [one for section in self.sections for one in section.blocks if hasattr(one.block, "caption")]

    @property
    def appendices(self) -> list[NumberedAppendix]:
        """Return what goes with it, each with its letter, in order."""
        return [
            NumberedAppendix(self.targets[one.key].number, self.targets[one.key].anchor, one)
            for one in self.report.appendices
        ]

    @property
    def numbers(self) -> dict[str, str]:
        """Return the number of everything that has one, by its key."""
        return {key: target.words for key, target in self.targets.items()}


def number(report: Report) -> NumberedReport:
    """Number the report and resolve its references, or raise CannotNumber with a sentence."""
    refuse_faults(report)
    targets = MappingProxyType(dict(_targets(report)))
    recommendations = tuple(
        NumberedRecommendation(
            targets[one.key].number,
            one.key,
            _anchor(one.key),
            linked(one.text, targets, where=f"Recommendation {targets[one.key].number}"),
        )
        for one in report.recommendations
    )
    traces = {one.key: one for one in report.traces}
    sections = tuple(
        NumberedSection(
            "" if report.numbering == THROUGH else targets[section.key].number,
            section.title,
            section.key,
            _anchor(section.key),
            tuple(
                replace(_numbered(block, targets, section.title), trace=traces.get(block.key))
                for block in section.blocks
            ),
        )
        for section in report.sections
    )
    return NumberedReport(report, sections, recommendations, targets, matrix_of(report.risks))


def _anchor(key: str) -> str:
    return f"ref-{key}"


def _targets(report: Report) -> Iterator[tuple[str, Target]]:
    for at, one in enumerate(report.recommendations, start=1):
        yield one.key, Target(f"recommendation {at}", str(at), _anchor(one.key))
    counts: Counter[str] = Counter()
    runs_through = report.numbering == THROUGH
    for at, section in enumerate(report.sections, start=1):
        called = f"“{section.title}”" if runs_through else str(at)
        yield section.key, Target(f"section {called}", called, _anchor(section.key))
        before = counts["paragraph"]
        for block in section.blocks:
            if isinstance(block, Paragraph):
                counts["paragraph"] += 1
                here = counts["paragraph"]
                name, shown = "paragraph", str(here) if runs_through else f"{at}.{here - before}"
            elif isinstance(block, Footnotes):
                yield from notes_of(block, counts)
                continue
            elif name := _captioned(block):
                counts[name] += 1
                shown = str(counts[name])
            else:
                continue
            yield block.key, Target(f"{name} {shown}", shown, _anchor(block.key))

    for letter, appendix in zip(LETTERS, report.appendices, strict=False):
        yield appendix.key, Target(label_of(letter), letter, _anchor(appendix.key))


def _captioned(block: Block) -> str:
    if isinstance(block, Chart):
        return "Figure"
    return "Table" if isinstance(block, Table) else ""


def _numbered(block: Block, targets: Mapping[str, Target], section: str) -> NumberedBlock:
    part, anchor = _PARTS[type(block)], _anchor(block.key)
    if isinstance(block, Paragraph):
        shown = targets[block.key]
        try:
            html = linked(block.text, targets, where=f"Paragraph {shown.number}")
        except CannotNumber as wrong:
            raise CannotNumber(f"{wrong} It is in “{section}”.") from wrong
        return NumberedBlock(block, part, shown.number, anchor, html)
    if isinstance(block, Note | Prose):
        html = linked(block.text, targets, where=f"A note in “{section}”", to_html=to_words)
        return NumberedBlock(block, part, "", anchor, html)
    if isinstance(block, Footnotes):
        return NumberedBlock(block, part, "", anchor, notes=numbered_notes(block, targets))
    if isinstance(block, Chart):
        svg = drawn(block)
        return NumberedBlock(
            block, part, targets[block.key].words, anchor, said=said_of(svg), svg=svg, grid=grid_of(block)
        )
    return NumberedBlock(block, part, targets[block.key].words if _captioned(block) else "", anchor)

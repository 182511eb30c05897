"""What the plan measures: how each measure stands, drawn where there are figures, and the notes of its papers."""

from collections import Counter
from collections.abc import Iterator, Sequence

from csp.kernel.listing import listed
from csp.kernel.measures.judging import Standing
from csp.kernel.report import Block, Column, LineChart, Note, Paragraph, PlainTable, literal
from scrutiny.sources.given import Given
from scrutiny.sources.measure_record import MeasureLine
from scrutiny.sources.plan_record import PlanRecord
from scrutiny.sources.wording import are, counted, without_references

PLANNED = (Column("Measure"), Column("Target"), Column("By when"))
COLUMNS = (
    Column("Measure"),
    Column("Latest figure"),
    Column("Against a year earlier"),
    Column("Target"),
    Column("How it stands"),
)
STANDINGS = {
    Standing.REACHED: "at its target",
    Standing.UNDERWAY: "not at its target yet",
    Standing.OFF: "off target",
}


def blocks(given: Given, typed: Sequence[Block]) -> tuple[Block, ...]:
    """Return the words, the measures and the notes."""
    record = given.record
    return (*typed, *(_measures(record.measures) if record.measures else ()), *_notes(record))


def _measures(found: tuple[MeasureLine, ...]) -> Iterator[Block]:
    has_figures = any(one.latest for one in found)
    counts = Counter(one.stands for one in found)
    said = [
        f"{counts[stands]} {are(counts[stands])} {words}"
        for stands, words in STANDINGS.items()
        if counts[stands]
    ]
    judged = f" Of those that can be held against a target, {listed(said)}." if said else ""
    intro = f"The plan has {counted(len(found), 'measure')} ({{ref:measures-table}}).{judged}"
    yield Paragraph("measures-words", intro)
    rows = [_row(one) if has_figures else (one.name, one.target, one.timescale) for one in found]
    columns = COLUMNS if has_figures else PLANNED
    yield PlainTable("measures-table", "What the plan measures", columns, tuple(rows))
    for at, one in enumerate(found, start=1):
        yield from _drawn(f"measure-{at}", one)


def _row(one: MeasureLine) -> tuple[str, ...]:
    latest = f"{one.latest}, {one.period}" if one.latest else "No figure yet"
    return (one.name, latest, one.change, one.target, one.stands)


def _drawn(key: str, one: MeasureLine) -> Iterator[Block]:
    """Give the chart of a measure, and what its readers must know of it."""
    notes = [literal(words) for words in one.caveats]
    if one.chart is None:
        if notes:
            yield Note(f"{key}-notes", "\n\n".join([f"**{literal(one.name)}**", *notes]))
        return
    chart = one.chart
    yield LineChart(
        f"{key}-chart", _caption(one), chart.labels, chart.series, source=_source(one), marks=chart.marks
    )
    marked = [f"**{mark}**, {period}: {literal(words)}" for mark, period, words in chart.notes]
    if marked or notes:
        yield Note(f"{key}-notes", "\n\n".join([*marked, *notes]))


def _caption(one: MeasureLine) -> str:
    """Return what the chart is of; its unit where the name does not end with it."""
    says_it = not one.unit or one.name.casefold().endswith(one.unit.casefold())
    return one.name if says_it else f"{one.name}, {one.unit}"


def _source(one: MeasureLine) -> str:
    said = (("Source", one.source), ("Covers", one.coverage))
    return " ".join(f"{head}: {words.rstrip('.')}." for head, words in said if words)


def _notes(record: PlanRecord) -> Iterator[Block]:
    for at, note in enumerate(record.notes, start=1):
        heading = f"**{literal(note.heading)}**\n\n" if note.heading else ""
        yield Note(f"note-{at}", f"{heading}{without_references(note.text)}")

"""Each figure that a section fills from the record is the number of the records that are named behind it."""

import re
from dataclasses import replace
from datetime import date

import pytest

from csp.kernel.measures.periods import period_of
from csp.kernel.report import (
    ActionTable,
    BarChart,
    BarRow,
    KeyFigures,
    LineChart,
    PanelChart,
    Paragraph,
    StatusChart,
    number,
)
from csp.kernel.report import Report as Document
from csp.kernel.report.blocks import Chart, Table
from dhr.queries.counts import YearCount
from scrutiny.sources.ahead_record import Coming
from scrutiny.sources.kinds import KINDS
from scrutiny.sources.plan_record import NO_LEAD, NOT_REPORTED
from scrutiny.sources.traced import from_stored, stored
from scrutiny.sources.typed_figures import figures_in
from tests.unit.scrutiny.filling import filled, given
from tests.unit.scrutiny.test_duties import NOTHING
from tests.unit.scrutiny.test_review_costs import SPEND
from tests.unit.scrutiny.test_sections import BEHIND, DAY, DONE, HELD, OFF, RECORD, THEFTS, line

LATE = {"late": True}
SEVERAL = (
    line("1.1", DONE),
    line("1.2", BEHIND, **LATE),
    line("1.3", BEHIND),
    line("1.4", NOT_REPORTED, words=""),
    *(line(f"2.{at}", OFF, late=at % 2 == 0) for at in range(1, 8)),
    replace(line("3.1", BEHIND), lead=NO_LEAD, due_on=date(2027, 2, 1)),
    replace(line("3.2", DONE), is_open=False, is_asked=False),
)
LINES = tuple(replace(one, key=f"key{at}", title=f"Do {at}") for at, one in enumerate(SEVERAL))
FULL = replace(
    RECORD,
    parts=tuple(
        replace(
            part,
            lines=tuple(one for one in LINES if one.reference[0] in own),
            months={date(2026, 10, 31): 0, DAY: complete},
        )
        for part, own, complete in zip(RECORD.parts, ("1", "23"), (1, 0), strict=True)
    ),
    measures=(replace(THEFTS, key="m1"), replace(HELD, key="m2")),
    completed=((), ("key0",)),
)
ASKED = {
    "counts": (YearCount(period_of("year", DAY), 3, 3),),
    "spend": SPEND,
    "duties": NOTHING,
    "ahead": (Coming(date(2027, 1, 19), "Committee meets."),),
}
FILLED = [
    name
    for name, kind in KINDS.items()
    if kind.adds and name not in ("foreword", "contributions", "glossary")
]


def compared(row):
    """The numbers of one row of a figure that compares, without those that are nothing."""
    return (row.count, row.of) if isinstance(row, BarRow) else (*filter(None, row.values), row.whole)


def shown(block):
    """The numbers that a part shows and that count something, in order."""
    if isinstance(block, KeyFigures):
        return [int(found) for one in block.figures for found in re.findall(r"\d+", one.value)]
    if isinstance(block, StatusChart):
        return [segment.count for row in block.rows for segment in row.segments if segment.count]
    if isinstance(block, LineChart):
        return list(block.series[0].values)
    if isinstance(block, BarChart | PanelChart):
        return [number for row in block.rows for number in compared(row)]
    if isinstance(block, ActionTable):
        return [len(block.rows)]
    rows = [*block.rows, *([block.total] if block.total else [])]
    return [
        int(cell) for row in rows for cell, column in zip(row, block.columns, strict=True) if column.is_number
    ]


@pytest.mark.parametrize("kind", FILLED)
def test_every_number_of_a_section_is_that_of_the_records_behind_it(kind):
    section, traces = filled(kind, FULL, **ASKED), list(KINDS[kind].traced(given(FULL, **ASKED)))
    traced = {one.key: one for one in traces}

    assert len(traced) == len(traces)
    for block in section.blocks:
        found = traced.get(block.key)
        if found is None:
            assert not isinstance(block, Paragraph) or _is_traced_elsewhere(block.text, traced), block.key
            assert not isinstance(block, KeyFigures | Chart | Table), block.key
        elif not found.why_unlisted:
            counts = [len(one.records) for one in found.figures if not one.is_kept_there]
            if isinstance(block, Paragraph):
                assert {int(one) for one in figures_in(_plain(block.text))} <= set(counts), block.key
            elif counts:
                assert counts == shown(block), block.key
            assert all(len(set(one.records)) == len(one.records) for one in found.figures)


def _is_traced_elsewhere(text, traced):
    """Whether words have no number, or refer to a part behind which there are as many records, or none is listed."""
    numbers = {int(one) for one in figures_in(_plain(text)) if one.isdecimal()}
    there = [traced[key] for key in re.findall(r"{ref:([a-z-]+)}", text) if key in traced]
    counted = {len(one.records) for part in there for one in part.figures if not one.is_kept_there}
    is_no_count = any(not part.figures or part.figures[0].is_kept_there for part in there)
    return not numbers or is_no_count or numbers <= counted


def _plain(text):
    """A text without what it quotes of others, in bold or between quotation marks."""
    return re.sub(r"\*\*.*?\*\*|“.*?”|\\|, due [^,]*,", "", text).replace("Plan_2026", "")


def test_what_reviews_are_and_cost_is_traced_to_a_rule_and_to_no_record():
    for kind in ("reviews", "review-costs"):
        for one in KINDS[kind].traced(given(FULL, **ASKED)):
            assert one.figures == ()
            assert one.why_unlisted == (
                "The records are listed for nobody: only those who are on a review may know of it."
            )


def test_a_report_keeps_the_rules_and_none_of_the_keys():
    section = filled("attention", FULL)
    traces = tuple(one.trace for one in KINDS["attention"].traced(given(FULL)))

    made = number(Document("T", "P", "C", DAY, DAY, (section,), traces=traces))

    rules = {one.block.key: one.trace.rule for one in made.sections[0].blocks if one.trace}
    assert rules["attention-late"].startswith("Actions of the plan that were late on 23 November 2026.")
    assert "key1" not in repr(traces)


def test_figures_come_back_as_they_were_stored():
    for one in KINDS["measures"].traced(given(FULL)):
        assert tuple(from_stored(stored(one.figures))) == one.figures

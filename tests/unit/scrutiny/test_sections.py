"""The sections of an annual report: their words and figures come from the same rows, so that they agree."""

import re
from dataclasses import replace
from datetime import date

import pytest

from csp.kernel.report import (
    ActionTable,
    KeyFigures,
    LineChart,
    Paragraph,
    PlainTable,
    Report,
    Series,
    StatusChart,
    literal,
    number,
)
from scrutiny.sources import summary
from scrutiny.sources.advice import advice_on
from scrutiny.sources.measure_record import Chart, MeasureLine
from scrutiny.sources.plan_record import (
    NO_LEAD,
    NOT_REPORTED,
    Line,
    NoteLine,
    PlanRecord,
    PriorityPart,
    Status,
)
from tests.unit.scrutiny.filling import filled, given

DAY = date(2026, 11, 23)
DONE, BEHIND, OFF = (
    Status("B", "Complete", "blue", "done"),
    Status("A", "Behind", "amber", "late"),
    Status("R", "Off track", "red", "will miss its date"),
)
STANDS = {DONE: "complete", BEHIND: "behind", OFF: "off_track", NOT_REPORTED: ""}


def line(reference, status, *, late=False, words="Two visits.", said=date(2026, 11, 2)):
    return Line(
        reference, f"Do {reference}", "County", "1 Jan 2027", late, status, STANDS[status], words, said
    )


FIRST = PriorityPart(
    "priority-1", "1", "Homes", "Safe homes.", "Vale DC", (line("1.1", DONE), line("1.2", BEHIND, late=True))
)
SECOND = PriorityPart(
    "priority-2", "2", "Roads", "", "", (line("2.1", OFF, late=True), line("2.2", NOT_REPORTED, words=""))
)
RECORD = PlanRecord(
    title="Plan_2026",
    as_at=DAY,
    scheme=(DONE, BEHIND, OFF),
    parts=(FIRST, SECOND),
    months=((date(2026, 10, 31), 0), (DAY, 1)),
    measures=(),
    notes=(),
)
EMPTY = replace(RECORD, parts=(), months=())


def blocks(section, kind):
    return [block for block in section.blocks if isinstance(block, kind)]


def said(section):
    return " ".join(block.text for block in blocks(section, Paragraph))


def numbered(*sections):
    return number(Report("T", "P", "C", DAY, DAY, tuple(one for one in sections if one)))


def test_the_summary_says_in_words_what_its_figures_say():
    made = filled("summary", RECORD)

    figures = blocks(made, KeyFigures)[0].figures
    assert [(one.value, one.is_worry) for one in figures] == [("1 of 4", False), ("1", True), ("2", True)]
    assert (
        f"Of the 4 actions in the {literal('Plan_2026')}, 1 is complete, 1 is behind, 1 is off track "
        "and 1 is not reported. Of those still open, 2 are late."
    ) in said(made)


def test_the_chart_of_the_summary_counts_every_action_once():
    chart = blocks(filled("summary", RECORD), StatusChart)[0]

    assert [(row.label, sum(one.count for one in row.segments)) for row in chart.rows] == [
        ("Homes", 2),
        ("Roads", 2),
    ]


def test_every_bar_names_the_whole_scheme_so_that_the_key_under_it_is_whole_too():
    chart = blocks(filled("summary", RECORD), StatusChart)[0]

    letters = [[one.letter for one in row.segments] for row in chart.rows]
    assert letters == [[one.letter for one in RECORD.used]] * 2
    assert any(one.count == 0 for row in chart.rows for one in row.segments)


def test_an_action_with_a_status_and_no_words_is_not_called_unreported():
    parts = (replace(FIRST, lines=(replace(FIRST.lines[1], last_words="", last_said=None),)),)

    tables = blocks(filled("action-plan", replace(RECORD, parts=parts)), ActionTable)

    assert [row.progress for table in tables for row in table.rows] == ["No words were given."]


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((0, 1), "rose from 0 at the end of October 2026 to 1 on 23 November 2026"),
        ((3, 1), "fell from 3 at the end of October 2026 to 1 on 23 November 2026"),
        ((2, 2), "was 2 at the end of October 2026 and on 23 November 2026"),
    ],
)
def test_the_line_is_said_in_words_too(numbers, words):
    record = replace(RECORD, months=tuple(zip((date(2026, 10, 31), DAY), numbers, strict=True)))

    assert f"The number of actions complete {words}" in said(filled("summary", record))


def test_one_month_alone_draws_no_line():
    made = filled("summary", replace(RECORD, months=((DAY, 1),)))

    assert blocks(made, LineChart) == []
    assert "by-month" not in said(made)


def test_words_that_were_typed_come_before_the_words_of_the_record():
    made = filled("summary", RECORD, typed="One.\n\nTwo.")

    assert [block.text for block in blocks(made, Paragraph)][:2] == ["One.", "Two."]


def test_a_plan_without_actions_says_so_and_draws_nothing():
    made = filled("summary", EMPTY)

    assert f"On 23 November 2026 the {literal('Plan_2026')} had no actions." in said(made)
    assert blocks(made, StatusChart) == []
    assert said(filled("priorities", EMPTY)) == "The plan has no priorities: see {ref:action-plan}."
    whole = numbered(
        made, filled("priorities", EMPTY), filled("action-plan", EMPTY), filled("glossary", EMPTY)
    )
    assert [one.key for one in whole.sections] == ["summary", "priorities", "action-plan", "glossary"]


def test_a_priority_says_its_aim_who_leads_it_and_what_slipped_in_whose_words():
    words = said(filled("priorities", RECORD))

    assert "Safe homes" in words
    assert "Vale DC leads this priority. Of its 2 actions, 1 is complete and 1 is behind." in words
    assert "Nobody leads this priority yet." in words
    slipped = f"**{literal('2.1 Do 2.1')}** (County), due 1 Jan 2027, has missed its date."
    assert f"{slipped} On 2 November 2026 it was reported: “{literal('Two visits.')}”" in words


def test_of_many_actions_that_slipped_four_are_told_and_the_rest_counted():
    part = replace(SECOND, lines=tuple(line(f"2.{at}", OFF) for at in range(1, 7)))

    words = said(filled("priorities", replace(RECORD, parts=(part,))))

    assert words.count("it was reported") == 4
    assert "2 other actions are off track" in words


def test_a_priority_without_actions_has_no_table_to_point_at():
    record = replace(RECORD, parts=(FIRST, replace(SECOND, lines=())))

    whole = numbered(filled("summary", record), filled("priorities", record), filled("action-plan", record))

    assert "It has no actions." in said(filled("priorities", record))
    assert [one.title for one in whole.figures_and_tables if one.part == "action_table"] == [
        "Table 1. Priority 1: Homes, as at 23 November 2026"
    ]


def test_the_tables_hold_every_action_with_the_last_report_on_it():
    tables = blocks(filled("action-plan", RECORD), ActionTable)

    rows = [row for table in tables for row in table.rows]
    assert [row.reference for row in rows] == ["1.1", "1.2", "2.1", "2.2"]
    assert rows[1].due == "1 Jan 2027, late"
    assert rows[1].progress == "2 Nov 2026: Two visits."
    assert rows[3].progress == "Nothing has been reported yet."


def test_every_figure_in_the_words_is_counted_from_the_rows_of_the_tables():
    rows = [row for table in blocks(filled("action-plan", RECORD), ActionTable) for row in table.rows]
    words = said(filled("summary", RECORD))

    for status in (DONE, BEHIND, OFF, NOT_REPORTED):
        count = sum(row.status == status for row in rows)
        assert re.search(rf"\b{count} (is|are) {status.word.lower()}", words)
    assert f"{sum(row.due.endswith('late') for row in rows)} are late" in words


def test_measures_and_notes_are_there_only_when_the_plan_has_some():
    record = replace(
        RECORD,
        measures=(MeasureLine("M1", "Fewer thefts", "−5%", "by March"),),
        notes=(NoteLine("From the foreword", "See {ref:nothing}."),),
    )

    made = filled("measures", record)

    assert filled("measures", RECORD) is None
    assert "The plan has 1 measure" in said(made)
    html = "".join(one.html for one in numbered(made).sections[0].blocks)
    assert "From the foreword" in html
    assert "See {ref:nothing}." in html


CHART = Chart(
    ("Jul 2026", "Aug 2026"),
    (Series("Figure", (12, 9)), Series("Target", (10, 10))),
    ("", "a"),
    (("a", "August 2026", "The way of counting_changed."),),
)
THEFTS = MeasureLine(
    "M1",
    "Thefts",
    "10 or fewer",
    "",
    unit="thefts",
    latest="9 thefts",
    period="August 2026",
    change="Better: fewer. 3 fewer",
    stands="At its target",
    chart=CHART,
    source="Police records.",
    coverage="Vale",
)
HELD = MeasureLine(
    "M2", "Repeat calls", "", "", stands="Held in abeyance", caveats=("Held in abeyance: no data",)
)


def test_a_measure_with_figures_is_in_the_table_and_drawn_with_its_notes():
    made = filled("measures", replace(RECORD, measures=(THEFTS, HELD)))

    assert said(made) == (
        "The plan has 2 measures ({ref:measures-table}). Of those that can be held against a target, "
        "1 is at its target."
    )
    [table] = blocks(made, PlainTable)
    assert table.rows == (
        ("M1 Thefts", "9 thefts, August 2026", "Better: fewer. 3 fewer", "10 or fewer", "At its target"),
        ("M2 Repeat calls", "No figure yet", "", "", "Held in abeyance"),
    )
    [chart] = blocks(made, LineChart)
    assert (chart.caption, chart.source, chart.marks) == (
        "M1 Thefts",
        "Source: Police records. Covers: Vale.",
        ("", "a"),
    )
    drawn = numbered(made).sections[0].blocks
    assert "Note a at Aug 2026" in "".join(getattr(one, "svg", "") for one in drawn)
    html = "".join(one.html for one in drawn if hasattr(one, "html"))
    assert "<strong>a</strong>, August 2026: The way of counting_changed." in html
    assert "<strong>M2 Repeat calls</strong>" in html


def test_a_chart_says_its_unit_where_its_name_does_not():
    made = filled("measures", replace(RECORD, measures=(replace(THEFTS, unit="%"),)))

    assert blocks(made, LineChart)[0].caption == "M1 Thefts, %"


def test_what_a_committee_would_ask_about_is_listed_before_it_is_issued():
    late = replace(THEFTS, overdue="October 2026", has_no_baseline=True)
    nobodys = replace(line("1.3", NOT_REPORTED), lead=NO_LEAD)
    record = replace(RECORD, parts=(replace(FIRST, lines=(*FIRST.lines, nobodys)), SECOND), measures=(late,))
    made = Report("T", "P", "C", DAY, DAY, (filled("summary", record, typed="The MARAC met."),))

    assert advice_on(made, given=given(record)) == [
        "Nothing has been reported on 2 open actions.",
        "1 open action has no lead authority.",
        "No authority leads Priority 2: Roads.",
        "A figure is overdue of M1 Thefts (October 2026).",
        "No baseline is given, and no reason for that, of M1 Thefts.",
        "MARAC is explained nowhere: write the words out, with the abbreviation in brackets.",
    ]


def test_a_report_that_lacks_nothing_is_advised_on_nothing():
    record = replace(RECORD, parts=(FIRST,))
    made = Report("T", "P", "C", DAY, DAY, (filled("summary", record), filled("glossary", record)))

    assert advice_on(made, given=given(record)) == []


def test_the_glossary_explains_the_statuses_that_are_used():
    terms = [entry.term for entry in filled("glossary", RECORD).blocks[0].entries]

    assert terms == ["Complete", "Behind", "Off track", "Not reported", "Late"]
    reported = replace(RECORD, parts=(FIRST,))
    assert "Not reported" not in [entry.term for entry in filled("glossary", reported).blocks[0].entries]


LATE_OFF, OPEN_OFF = line("1", OFF, late=True), line("2", OFF)
LATE, OPEN, CLOSED = line("3", BEHIND, late=True), line("4", BEHIND), line("5", DONE)


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ((CLOSED, CLOSED), "None is still open"),
        ((CLOSED, OPEN), "The one still open is not late"),
        ((CLOSED, LATE), "The one still open is late"),
        ((LATE, LATE), "All of those still open are late"),
        ((LATE, OPEN), "Of those still open, 1 is late"),
        ((LATE, LATE, OPEN), "Of those still open, 2 are late"),
        ((OPEN, OPEN), "None of those still open is late"),
    ],
)
def test_how_many_are_late_is_said_as_it_is(lines, sentence):
    assert summary.lateness(lines) == sentence


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([], "off track: will miss their date"),
        ([OPEN_OFF], "off track: will miss its date"),
        ([OPEN_OFF, OPEN_OFF, LATE], "off track: will miss their date"),
        ([LATE_OFF], "off track: has missed its date"),
        ([LATE_OFF, LATE_OFF], "off track: have missed their date"),
        ([LATE_OFF, OPEN_OFF], "off track: have missed, or will miss, their date"),
    ],
)
def test_a_date_that_has_passed_is_one_that_was_missed(lines, words):
    assert summary.figures(lines).figures[1].words == words


@pytest.mark.parametrize(
    ("slipped", "words"),
    [
        (OPEN_OFF, "due 1 Jan 2027, will miss its date"),
        (LATE_OFF, "due 1 Jan 2027, has missed its date"),
        (replace(OPEN_OFF, due=""), "(County) is off track."),
    ],
)
def test_what_slipped_is_said_in_the_right_tense(slipped, words):
    assert words in said(filled("priorities", replace(RECORD, parts=(replace(SECOND, lines=(slipped,)),))))


@pytest.mark.parametrize(
    ("leads", "words"),
    [
        (("County", "County"), "Each action is led by one authority. What"),
        ((NO_LEAD, NO_LEAD), "No action has an authority to lead it yet. What"),
        ((NO_LEAD, "County"), "An action is led by one authority; 1 of 2 has none yet. What"),
        ((NO_LEAD, NO_LEAD, "County"), "An action is led by one authority; 2 of 3 have none yet. What"),
        ((), "What follows"),
    ],
)
def test_who_leads_the_actions_is_said_as_it_is(leads, words):
    part = replace(FIRST, lines=tuple(replace(OPEN, lead=lead) for lead in leads))

    assert said(filled("action-plan", replace(RECORD, parts=(part,)))).startswith(words)


def test_the_late_figure_counts_one_as_one():
    assert [summary.figures(lines).figures[2].words for lines in ([LATE], [LATE, LATE], [])] == [
        "late: open after its due date",
        "late: open after their due date",
        "late: open after their due date",
    ]

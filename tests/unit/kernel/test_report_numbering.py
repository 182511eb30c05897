"""A report is numbered in data, and refers to its own parts by identity."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csp.kernel.charts.segment import Segment
from csp.kernel.report import (
    ActionLine,
    ActionTable,
    CannotNumber,
    Column,
    Heading,
    LineChart,
    Note,
    Paragraph,
    PlainTable,
    Prose,
    Recommendation,
    Report,
    Section,
    Series,
    StatusChart,
    StatusRow,
    literal,
    literal_lines,
    number,
)
from tests.unit.csp.sample import sample

NOTHING = "and this report has nothing of that name to refer to. It is in “Summary”."
INSIDE = "has a reference inside the address of a link. Write it outside the address. It is in “Summary”."


def report(*blocks, recommendations=(), **changes):
    made = Report(
        title="Annual report",
        partnership="Vale",
        committee="Scrutiny Committee",
        meeting_on=date(2027, 1, 19),
        as_at=date(2026, 12, 31),
        sections=(Section("summary", "Summary", (Paragraph("first", "One."), *blocks)),),
        recommendations=tuple(recommendations),
    )
    return replace(made, **changes)


def html_of(text):
    return number(report(Paragraph("second", text))).sections[0].blocks[1].html


def chart(key, *counts):
    segments = tuple(
        Segment(letter, letter, "blue", count) for letter, count in zip("BGARN", counts, strict=False)
    )
    return StatusChart(key, f"Chart {key}", (StatusRow("Exploitation", segments),))


def test_sections_paragraphs_figures_tables_and_recommendations_are_numbered_in_order():
    assert number(sample(5)).numbers == {
        "note": "recommendation 1",
        "support": "recommendation 2",
        "further": "recommendation 3",
        "summary": "section 1",
        "fewer": "paragraph 1.1",
        "counts": "paragraph 1.2",
        "incidents": "Figure 1",
        "status-chart": "Figure 2",
        "action-plan": "section 2",
        "one-lead": "paragraph 2.1",
        "actions-1": "Table 1",
        "actions-2": "Table 2",
        "actions-3": "Table 3",
        "actions-4": "Table 4",
        "actions-5": "Table 5",
        "money": "section 3",
        "spend": "paragraph 3.1",
        "income": "Table 6",
        "words": "section 4",
    }


def test_a_heading_and_a_caption_carry_their_number():
    numbered = number(report(chart("a", 1)))

    assert numbered.sections[0].heading == "1. Summary"
    assert [one.title for one in numbered.figures_and_tables] == ["Figure 1. Chart a"]


@pytest.mark.parametrize(
    ("written", "link"),
    [
        ("{ref:first}", '<a href="#ref-first">paragraph 1.1</a>'),
        ("{number:first}", '<a href="#ref-first">1.1</a>'),
        ("{ref:summary}", '<a href="#ref-summary">section 1</a>'),
        ("{ref:second}", '<a href="#ref-second">paragraph 1.2</a>'),
    ],
)
def test_a_reference_becomes_a_link_with_the_number(written, link):
    assert html_of(f"See **{written}**.") == f"<p>See <strong>{link}</strong>.</p>\n"


def test_a_range_is_two_references():
    html = html_of("Paragraphs {number:first} to {number:second}")

    assert html == ('<p>Paragraphs <a href="#ref-first">1.1</a> to <a href="#ref-second">1.2</a></p>\n')


def test_a_recommendation_and_a_note_refer_too():
    numbered = number(
        report(
            Note("left-out", "See {ref:ask}."), recommendations=[Recommendation("ask", "note {ref:first}")]
        )
    )

    assert '<a href="#ref-first">paragraph 1.1</a>' in numbered.recommendations[0].html
    assert '<a href="#ref-ask">recommendation 1</a>' in numbered.sections[0].blocks[1].html


def test_a_reference_inside_a_link_is_its_words_only():
    html = html_of("[as {ref:first} says](https://vale.example/)")

    assert html.count("<a ") == 1
    assert "as paragraph 1.1 says" in html


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "{ref:gone}",
            f"Paragraph 1.2 refers to “gone”, {NOTHING}",
        ),
        (
            "{ref:}",
            f"Paragraph 1.2 refers to “”, {NOTHING}",
        ),
        (
            "{ref:kinds}",
            f"Paragraph 1.2 refers to “kinds”, {NOTHING}",
        ),
        (
            "[x](https://vale.example/{ref:first})",
            f"Paragraph 1.2 {INSIDE}",
        ),
    ],
)
def test_a_reference_that_leads_nowhere_is_refused_with_its_place(text, sentence):
    with pytest.raises(CannotNumber) as refused:
        number(report(Paragraph("second", text), Heading("kinds", "Kinds")))

    assert str(refused.value) == sentence


def test_a_backslash_makes_a_reference_plain_text():
    assert html_of("Write \\{ref:first}.") == "<p>Write {ref:first}.</p>\n"


def test_the_marks_that_stand_for_a_reference_cannot_be_typed():
    assert html_of("{ref:first} \ue0000\ue001") == '<p><a href="#ref-first">paragraph 1.1</a> 0</p>\n'


PIECES = [
    "&#xe000;", "&#xE001;", "&#57344;", "&#57345;", "&#x0e000;", "&#xe0", "00;", "\ue000", "\ue001", "x0", "0", "9",
    "{ref:first}", "{number:first}", "\\", "[", "](https://vale.example/)", "*", "&amp;", " ",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_no_entity_stands_for_a_reference_either(text):
    try:
        html = html_of(text)
    except CannotNumber as refused:
        assert "inside the address of a link" in str(refused)  # noqa: PT017  (it need not be refused)
        return

    written = len(re.findall(r"(?<!\\\\)\{(?:ref|number):first\}", text))
    assert len(re.findall("paragraph 1.1|1.1(?=<|[^.])", html)) <= 2 * written
    assert not re.search("[\ue000\ue001]", html)


def test_an_entity_of_a_mark_is_nothing():
    assert html_of("&#xe000;0&#xe001; {ref:first}") == '<p>0 <a href="#ref-first">paragraph 1.1</a></p>\n'


def test_a_link_to_a_place_in_the_report_cannot_be_forged():
    assert html_of("[Section 2](#ref-summary)") == "<p>Section 2</p>\n"
    note = number(report(Note("left-out", "[a](https://vale.example/) {ref:first}"))).sections[0].blocks[1]
    assert note.html == '<p>a <a href="#ref-first">paragraph 1.1</a></p>\n'


def test_two_parts_with_one_key_are_refused():
    with pytest.raises(CannotNumber, match="Two parts of this report have the key “first”"):
        number(report(Paragraph("first", "Again.")))


@pytest.mark.parametrize("key", ["", "Figure 1", "a--b", "-a", 'x"y', "ŵ"])
def test_a_key_is_fit_for_an_address(key):
    with pytest.raises(CannotNumber, match="can't be a key"):
        number(report(Paragraph(key, "Text.")))


def test_words_put_into_a_paragraph_stay_as_they_are():
    title = "Gates & {ref:first} *now* \\{ref:x} [x](javascript:y) 1. <b>"

    html = html_of(f"Of “{literal(title)}”, none.")

    assert html == (
        "<p>Of “Gates &amp; {ref:first} *now* \\{ref:x} [x](javascript:y) 1. &lt;b&gt;”, none.</p>\n"
    )


@given(st.text(max_size=60))
def test_any_title_can_be_put_into_a_paragraph(title):
    html = html_of(f"Of “{literal(title)}”, none.")

    assert re.findall(r"<(\w+)", html) == ["p"]


@given(st.text(alphabet=st.sampled_from("{}refnumb:first\\<>\"'&[]()#`* \n\ue000\ue0010"), max_size=60))
def test_no_text_makes_a_link_but_to_a_place_in_the_report(text):
    try:
        html = html_of(text)
    except CannotNumber:
        return

    for tag, rest in re.findall(r"<([a-zA-Z]+)([^>]*)>", html):
        assert tag in {"p", "a", "em", "strong", "ul", "ol", "li", "code", "blockquote", "br"}
        if "#ref-" in rest:
            assert rest in {' href="#ref-first"', ' href="#ref-summary"', ' href="#ref-second"'}


def test_a_figure_is_drawn_and_said_and_a_table():
    block = number(report(chart("a", 3, 0, 1))).sections[0].blocks[1]

    assert block.svg.startswith("<svg ")
    assert block.said == "Chart a. Exploitation: 4 actions. 3 b, 1 a"
    assert block.grid.heads == ("Actions of", "B", "G", "A", "All")
    assert block.grid.rows == (("Exploitation", "3", "0", "1", "4"),)


def test_a_line_is_drawn_and_said_and_a_table():
    series = (Series("This year", (1250, None)), Series("Last", (-2, 3.5)))
    lines = LineChart("line", "Incidents", ("Apr", "May"), series)
    block = number(report(lines)).sections[0].blocks[1]

    assert "This year: Apr 1,250" in block.said
    assert block.grid.heads == ("When", "This year", "Last")
    assert block.grid.rows == (("Apr", "1,250", "−2"), ("May", "–", "3.5"))


@pytest.mark.parametrize(
    ("block", "sentence"),
    [
        (LineChart("x", "Incidents", ("Apr",), (Series("a", (1, 2)),)), "“Incidents” can't be drawn"),
        (
            StatusChart("x", "Status", (StatusRow("a", (Segment("B", "b", "pink", 1),)),)),
            "'pink', which is none of",
        ),
        (PlainTable("x", "Money", (Column("a"), Column("b")), (("1",),)), "“Money” has 2 columns"),
        (PlainTable("x", "Money", (), ()), "“Money” has 0 columns"),
    ],
)
def test_what_cannot_be_drawn_is_refused(block, sentence):
    with pytest.raises(CannotNumber, match=re.escape(sentence)):
        number(report(block))


@pytest.mark.parametrize("colour", ["red", "#ffffff", "#12406b;}", "#FFDD00"])
def test_a_colour_that_is_none_or_too_pale_is_refused(colour):
    with pytest.raises(CannotNumber, match="White words could not be read"):
        number(report(brand_colour=colour))


def test_the_house_colour_stands_where_a_partnership_has_none():
    assert number(report()).colour == "#12406b"
    assert number(report(brand_colour="#5a1a4a")).colour == "#5a1a4a"


def test_a_plain_table_knows_which_cells_are_numbers():
    table = PlainTable("x", "Money", (Column("a"), Column("b", True)), (("1", "2"),), ("All", "2"))

    assert table.cells == [[("1", False, "a"), ("2", True, "b")]]
    assert table.total_cells == [("All", False, "a"), ("2", True, "b")]
    assert not table.is_wordy
    assert PlainTable("x", "Duties", tuple(map(Column, "abcd")), ()).is_wordy


def test_a_section_with_actions_and_a_row_as_long_as_a_page_are_known():
    table = ActionTable(
        "actions", "Actions", (ActionLine("1", "a", progress="x" * 901), ActionLine("2", "b"))
    )
    section = number(report(table)).sections[0]

    assert section.is_long
    assert not number(report()).sections[0].is_long
    assert [row.is_long for row in table.rows] == [True, False]


def test_a_text_of_several_lines_is_shown_as_it_was_typed_and_bears_no_number():
    typed = "First *line*\r\nsecond\n\n \n1. third [a](https://vale.example/)"

    block = number(report(Prose("text", literal_lines(typed)))).sections[0].blocks[1]

    assert block.label == ""
    assert block.html == ("<p>First *line*<br>\nsecond</p>\n<p>1. third [a](https://vale.example/)</p>\n")

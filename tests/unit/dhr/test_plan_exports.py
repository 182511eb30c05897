"""The action plan as a file: every cell, read again from the file that was written."""

import io
from datetime import date
from zipfile import ZipFile

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from openpyxl import load_workbook

from dhr.exports.plan_rows import HEADS, PlanRow
from dhr.exports.plan_word import plan_word
from dhr.exports.plan_workbook import plan_workbook

MONDAY = date(2026, 11, 23)
TITLE = "Action plan of 2026"
ROWS = [
    PlanRow(
        "The overview report, 1\nAsk about repairs at every visit.",
        "Local",
        "=1+1 is what somebody typed",
        "Vale District Council",
        "2 June 2026: Visits agreed\n9 July 2026: First visits made",
        date(2027, 3, 31),
        "Reported: On track, 3 November 2026",
    ),
    PlanRow(
        "Marshland Police, 2a\nAnswer “in full”.",
        "National",
        "Asked on 1 May 2026",
        "Home Office",
        "",
        "",
        "",
    ),
    PlanRow(
        "Ŵynne’s trust, 10\n", "Regional", "<b>&amp;", "Nobody yet", "", "by spring", "-\x0bno\x00 control"
    ),
]
SHOWN = [
    (
        "The overview report, 1\nAsk about repairs at every visit.",
        "Local",
        "=1+1 is what somebody typed",
        "Vale District Council",
        "2 June 2026: Visits agreed\n9 July 2026: First visits made",
        "31 March 2027",
        "Reported: On track, 3 November 2026",
    ),
    ("Marshland Police, 2a\nAnswer “in full”.", "National", "Asked on 1 May 2026", "Home Office", "", "", ""),
    ("Ŵynne’s trust, 10\n", "Regional", "<b>&amp;", "Nobody yet", "", "by spring", "-no control"),
]


@pytest.fixture
def document():
    """The Word document, opened again."""
    return Document(io.BytesIO(plan_word(ROWS, title=TITLE, on=MONDAY)))


@pytest.fixture
def book():
    """The workbook, opened again."""
    return load_workbook(io.BytesIO(plan_workbook(ROWS, title=TITLE, on=MONDAY)))


def test_every_cell_of_the_word_document_says_what_the_plan_says(document):
    (table,) = document.tables

    assert [tuple(cell.text for cell in row.cells) for row in table.rows] == [HEADS, *SHOWN]


def test_the_columns_are_those_of_the_home_office():
    assert HEADS == (
        "Recommendation",
        "Scope",
        "Action to take",
        "Lead agency",
        "Key milestones achieved",
        "Target date",
        "Date of completion and outcome",
    )


def test_the_heads_of_the_word_table_are_heads_and_stand_on_every_page(document):
    (table,) = document.tables
    marked = [
        row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows
    ]

    assert marked == [True, False, False, False]
    assert table._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstRow")) == "1"
    assert all(run.bold for cell in table.rows[0].cells for run in cell.paragraphs[0].runs)


def test_the_word_document_is_a4_on_its_side_and_the_table_fits_between_its_margins(document):
    (page,), (table,) = document.sections, document.tables

    assert page.orientation == WD_ORIENT.LANDSCAPE
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (297, 210)
    width = page.page_width.mm - page.left_margin.mm - page.right_margin.mm
    assert sum(cell.width.mm for cell in table.rows[1].cells) == pytest.approx(width, abs=0.5)


def test_the_word_document_is_british_numbers_its_pages_and_names_nobody(document):
    about = document.core_properties
    made = (
        about.author,
        about.title,
        about.comments,
        about.last_modified_by,
        f"{about.created:%Y-%m-%d %H:%M}",
    )
    fields = [one.get(qn("w:instr")) for one in document.sections[0].footer._element.iter(qn("w:fldSimple"))]

    assert made == ("Saferplan", TITLE, "", "", "2026-11-23 00:00")
    assert {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))} == {"en-GB"}
    assert fields == ["PAGE", "NUMPAGES"]
    assert [(one.style.name, one.text) for one in document.paragraphs if one.text] == [
        ("Heading 1", TITLE),
        ("Normal", "As it stood on 23 November 2026. For the people on the review alone."),
    ]


def test_every_cell_of_the_workbook_says_what_the_plan_says(book):
    sheet = book["Action plan"]
    expected = [[cell or None for cell in row] for row in SHOWN]
    expected[0][5] = date(2027, 3, 31)

    found = [[one.date() if hasattr(one, "date") else one for one in row] for row in sheet.values]
    assert found == [list(HEADS), *expected]


def test_what_looks_like_a_formula_is_text_in_the_workbook(book):
    cell = book["Action plan"]["C2"]

    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_the_workbook_keeps_its_heads_in_sight_and_is_printed_on_its_side(book):
    sheet = book["Action plan"]

    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A2", "$1:$1")
    assert (sheet.page_setup.orientation, sheet.auto_filter.ref) == ("landscape", "A1:G4")
    assert (book.properties.creator, book.properties.title) == ("Saferplan", TITLE)


@pytest.mark.parametrize("make", [plan_word, plan_workbook])
def test_the_same_rows_make_the_same_file(make):
    one, other = (make(ROWS, title=TITLE, on=MONDAY) for _ in range(2))

    assert one == other
    assert {part.date_time[0] for part in ZipFile(io.BytesIO(one)).infolist()} == {1980}


@pytest.mark.parametrize("make", [plan_word, plan_workbook])
def test_a_plan_without_actions_is_a_table_with_heads(make):
    made = make([], title=TITLE, on=MONDAY)

    if make is plan_word:
        assert [[cell.text for cell in row.cells] for row in Document(io.BytesIO(made)).tables[0].rows] == [
            list(HEADS)
        ]
    else:
        assert list(load_workbook(io.BytesIO(made))["Action plan"].values) == [HEADS]

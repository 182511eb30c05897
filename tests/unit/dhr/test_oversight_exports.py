"""The file for those who oversee reviews: every cell, and what is left out of it."""

import csv
import io
from datetime import date

from openpyxl import load_workbook

from csp.kernel.spreadsheet import as_typed
from dhr.exports.oversight_rows import HEADS, OversightRow, oversight_csv
from dhr.exports.oversight_workbook import oversight_workbook

ROWS = [
    OversightRow(
        "Review 1",
        "=HYPERLINK(“x”) is what somebody typed",
        "National",
        "Home Office\nNHS England",
        "Home Office: not accepted. It is for Parliament\nNHS England: no answer yet",
        "No action yet",
        "",
    ),
    OversightRow(
        "Review 2", "Ask about ŵynne’s repairs", "Local", "Vale", "Vale: accepted", "Closed", "Asked"
    ),
]


def test_every_cell_of_the_csv_file_says_what_the_row_says():
    text = b"".join(oversight_csv(ROWS)).decode("utf-8-sig")

    read = list(csv.reader(io.StringIO(text, newline="")))
    assert [tuple(map(as_typed, row)) for row in read] == [HEADS, *ROWS]
    assert read[1][1].startswith("'=")


def test_every_cell_of_the_workbook_says_what_the_row_says():
    book = load_workbook(
        io.BytesIO(oversight_workbook(ROWS, title="What reviews recommended", on=date(2026, 11, 23)))
    )

    sheet = book["Recommendations"]
    assert [tuple(cell or "" for cell in row) for row in sheet.values] == [HEADS, *ROWS]
    assert sheet["B2"].data_type == "s"


def test_no_column_says_which_review_it_is():
    assert HEADS == ("Review", "Recommendation", "Scope", "Made to", "Answers", "Status", "Outcome")

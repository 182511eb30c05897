"""Files are read as people see them, whatever they are called, or refused with a sentence that says what to do."""

from datetime import date, datetime, time

import pytest
from openpyxl.worksheet.formula import ArrayFormula

from csp.kernel.spreadsheet import neutral
from plans.imports import refusals
from plans.imports.refusals import MOST_ROWS_LOOKED_AT, CannotRead
from plans.imports.sheet import Sheet, column_letter
from plans.imports.sheets import MOST_UNPACKED, read_file
from tests.unit.plans.imports.books import with_changed, with_member, workbook, zipped

ROWS = [["Action", "Lead"], ["Gate the alleys", "Vale DC"]]


def cells(content: bytes) -> list[tuple[str, ...]]:
    return [row.cells for row in only(content).rows]


def only(content: bytes) -> Sheet:
    (sheet,) = read_file(content)
    return sheet


def refusal(content: bytes) -> str:
    with pytest.raises(CannotRead) as refused:
        read_file(content)
    return refused.value.sentence


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_letters_of_a_csv_are_found(encoding):
    text = "Action,Lead\r\nPlan for the café – “safe” nights,Vale DC\r\n"

    assert cells(text.encode(encoding)) == [
        ("Action", "Lead"),
        ("Plan for the café – “safe” nights", "Vale DC"),
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_mark_between_cells_is_found(delimiter):
    rows = [["Action", "Lead", "When"], ["Gate, light; sweep", "Vale | County", "June 2024"]]
    text = "\r\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)

    assert cells(text.encode()) == [tuple(row) for row in rows]


def test_the_mark_that_excel_notes_is_taken():
    assert cells(b"sep=;\r\nAction;Lead, officer\r\n") == [("Action", "Lead, officer")]


def test_rows_keep_the_numbers_that_excel_shows():
    sheet = only(b'Plan\n\n"Action","Lead"\n"Two\nlines","Vale DC"\n,\nLast,x\n')

    assert [row.number for row in sheet.rows] == [1, 3, 4, 6]
    assert sheet.rows[2].cells == ("Two\nlines", "Vale DC")


def test_quotation_marks_that_go_wrong_inside_a_cell_are_taken_as_they_stand():
    assert cells(b'Action,Lead\n"Safe" nights,Vale\n') == [("Action", "Lead"), ("Safe nights", "Vale")]


def test_a_quotation_mark_that_is_never_closed_is_named():
    assert refusal(b'Action,Lead\na,b\n"c,d\ne,f\n') == (
        "A quotation mark in row 3 is never closed. Close it or take it out, then try again."
    )


def test_a_workbook_is_read_as_it_shows_itself():
    def show(book):
        sheet = book.active
        for place, value, shape in (
            ("A3", date(2025, 4, 25), "mmm-yy"),
            ("B3", date(2025, 4, 25), "d-mmm"),
            ("C3", date(2025, 4, 25), "mm-dd-yy"),
            ("D3", datetime.fromisoformat("2025-04-25 09:30"), "dd/mm/yyyy hh:mm"),
            ("E3", 2.1, "0.00"),
            ("F3", 0.125, "0.0%"),
            ("G3", 83161, '"£"#,##0'),
            ("H3", 12.0, "General"),
            ("I3", True, "General"),
            ("J3", time(14, 5), "hh:mm"),
            ("K3", date(2025, 4, 25), "[$-809]dddd d mmmm yyyy;@"),
        ):
            sheet[place] = value
            sheet[place].number_format = shape

    assert cells(workbook(ROWS, change=show))[2] == (
        "Apr-25", "25-Apr", "25/04/2025", "25/04/2025 09:30", "2.10", "12.5%", "£83,161", "12", "TRUE", "14:05",
        "Friday 25 April 2025",
    )  # fmt: skip


def test_what_nobody_sees_is_not_read_and_is_counted():
    def hide(book):
        book.active.row_dimensions[2].hidden = True
        book.active.column_dimensions["B"].hidden = True
        book.create_sheet("Lists").append(["secret"])
        book["Lists"].sheet_state = "hidden"

    sheet = only(workbook([*ROWS, ["Light the path", "x", "June"]], change=hide))

    assert [row.cells for row in sheet.rows] == [("Action",), ("Light the path", "", "June")]
    assert sheet.hidden == 2


def test_a_hidden_row_is_not_read_however_its_tag_is_spaced():
    def hide(part: bytes) -> bytes:
        return part.replace(b'<row r="2"', b"<row hidden = '1' r = '2'")

    content = with_changed(workbook(ROWS), "xl/worksheets/sheet1.xml", hide)

    assert cells(content) == [("Action", "Lead")]


def test_a_hidden_row_or_column_without_text_is_not_counted():
    def hide(book):
        book.active.row_dimensions[9].hidden = True
        book.active["A9"].number_format = "0.00"
        book.active.column_dimensions["F"].hidden = True

    assert only(workbook(ROWS, change=hide)).hidden == 0


def test_every_sheet_with_text_is_there():
    content = workbook(
        ROWS, change=lambda book: (book.create_sheet("Empty"), book.create_sheet("More").append(["x"]))
    )

    assert [sheet.name for sheet in read_file(content)] == ["Sheet", "More"]


def test_cells_lose_what_word_and_excel_leave_behind():
    assert cells(workbook([["Action\xa0one\n\u200btwo  ", None, " "]])) == [("Action one\ntwo",)]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", refusals.EMPTY),
        (b"\n\n , ,\n", refusals.NOTHING_IN_IT),
        (workbook([]), refusals.NOTHING_IN_IT),
        (workbook([[None, " "]]), refusals.NOTHING_IN_IT),
        (b"%PDF-1.7 and more", refusals.PDF),
        (b"\x89PNG\r\n\x1a\n", refusals.NOT_A_SHEET),
        (b"{\\rtf1 words}", refusals.WORD),
        (b"  <!DOCTYPE HTML><table><tr><td>Action", refusals.WEB_PAGE),
        (bytes(range(256)) * 4, refusals.NOT_A_SHEET),
        (b"\xff\xfe\x00\xd8\x00\xd8", refusals.UNREADABLE_LETTERS),
        (b"Action\x81,Lead\x8d\n", refusals.UNREADABLE_LETTERS),
        (b"PK\x03\x04 and nothing more", refusals.DAMAGED),
        (workbook(ROWS)[:-300], refusals.DAMAGED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), refusals.OLD_EXCEL),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), refusals.WORD),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), refusals.PASSWORD),
        (zipped(word__document=b"<w/>"), refusals.WORD),
        (zipped(content=b"<o/>", anything=b""), refusals.NOT_A_SHEET),
        (zipped(xl__workbook=b"<workbook"), refusals.DAMAGED),
        (zipped(xl__workbook=b"<!DOCTYPE a [<!ENTITY b 'c'>]><workbook/>"), refusals.DAMAGED),
        (with_member(workbook(ROWS), "xl/a.xml", b"<!--" + b"x" * 5_000 + b"--><!DOCTYPE a>"), refusals.DAMAGED),
        (with_member(workbook(ROWS), "xl/a.xml", "<!DOCTYPE a>".encode("utf-16")), refusals.DAMAGED),
        (with_member(workbook(ROWS), "xl/vbaProject.bin"), refusals.MACROS),
        (with_member(workbook(ROWS), "xl/externalLinks/externalLink1.xml"), refusals.LINKS),
        (zipped(xl__workbook=b" " * (MOST_UNPACKED + 1)), refusals.UNPACKS_TOO_BIG),
        (zipped(**{f"a{number}": b"" for number in range(1_001)}), refusals.UNPACKS_TOO_BIG),
        (b"a" * (refusals.MOST_BYTES + 1), refusals.TOO_BIG),
        (b"a,b\n" * 5_002, refusals.TOO_MANY_ROWS),
        (b"a" + b",b" * 60, refusals.TOO_WIDE),
        (workbook([["a"] * 61]), refusals.TOO_WIDE),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_a_sentence(content, sentence):
    assert refusal(content) == sentence


def test_an_open_document_is_named():
    content = with_member(
        zipped(content=b"<o/>"), "mimetype", b"application/vnd.oasis.opendocument.spreadsheet"
    )

    assert refusal(content) == refusals.OPEN_DOCUMENT


def test_five_thousand_rows_below_their_headings_are_taken():
    assert len(only(b"Action,Lead\n" + b"a,b\n" * 5_000).rows) == 5_001


@pytest.mark.parametrize("formula", ["=B2&C2", ArrayFormula("B7:B8", "=C7:C8")])
def test_a_formula_is_refused_by_its_place(formula):
    def compute(book):
        book.active["B7"] = formula

    assert refusal(workbook(ROWS, change=compute)) == (
        "The selected file has formulas, for example in B7. Save a copy with values only, then choose that."
    )


def test_a_formula_on_another_sheet_is_refused_by_its_sheet():
    content = workbook(ROWS, change=lambda book: book.create_sheet("Costs").append(["=1+1"]))

    assert "for example in A1 of the sheet “Costs”" in refusal(content)


def test_a_text_that_begins_with_an_equals_sign_in_a_csv_is_text():
    assert cells(b"Action,Lead\n=2+2,x\n")[1] == ("=2+2", "x")


@pytest.mark.parametrize(
    "typed", ["=2+2", "-10% thefts", "+44 1632 960 001", "@vale", "'=2", "'90s clubs", "Vale"]
)
def test_a_cell_that_our_own_csv_made_harmless_comes_back_as_typed(typed):
    content = f'Action,Lead\n"{neutral(typed)}",x\n'

    assert cells(content.encode())[1] == (typed, "x")


def test_a_cell_made_harmless_comes_back_beside_quotation_marks_that_go_wrong():
    assert cells(b'Action,Lead\n"Safe" nights,\'-5%\n')[1] == ("Safe nights", "-5%")


def test_a_cell_that_is_a_document_is_refused_by_its_place():
    assert refusal(b"Action,Lead\nx," + b"a" * 20_001) == (
        "The text in B2 is longer than 20,000 characters. Shorten it, then try again."
    )


def test_a_workbook_that_goes_on_without_text_is_refused():
    def go_on(book):
        for number in range(3, MOST_ROWS_LOOKED_AT + 4):
            book.active.cell(number, 1).number_format = "0.00"

    assert refusal(workbook(ROWS, change=go_on)) == refusals.TOO_MANY_EMPTY


def test_columns_are_called_as_spreadsheets_do():
    assert [column_letter(column) for column in (0, 25, 26, 51, 52, 701, 702)] == [
        "A", "Z", "AA", "AZ", "BA", "ZZ", "AAA",
    ]  # fmt: skip

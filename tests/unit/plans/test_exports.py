"""The files an action list is taken as: what is text stays text, what is a date is a date."""

import csv
import io
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from csp.kernel.charts.segment import FILLS
from csp.kernel.spreadsheet import as_typed, holdable
from plans.exports.action_rows import HEADS, ExportedAction
from plans.exports.actions_csv import ROWS_AT_ONCE, actions_csv
from plans.exports.actions_workbook import actions_workbook
from plans.exports.file_name import file_name

MONDAY = date(2026, 11, 23)
ROW = ExportedAction(
    reference="1.10",
    priority="1. Domestic abuse",
    title="Gate the alleys, and light them",
    lead="Lowmere Homes",
    person="Bev Hartnoll",
    post="Head of housing",
    supporters="Marshland Constabulary, Vale District Council",
    areas="Lowmere East",
    resources="£4,000",
    due=date(2026, 12, 4),
    first_agreed=date(2026, 9, 30),
    late="",
    after_first=54,
    letter="A",
    status="Behind",
    forecast="On track",
    change="▼ from on track",
    reported=date(2026, 11, 9),
    silent="",
    state="Stopped",
    outcome="The funding was withdrawn.",
    plan="Community Safety Plan",
    also_in="Night-time plan",
    colour="amber",
)
TRAPS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(1)",
    "\t=1",
    "=cmd|' /C calc'!A0",
    "'=1+1",
    "#REF!",
    "#N/A",
    "TRUE",
    "12",
    "1.10",
]


def csv_of(*rows):
    return b"".join(actions_csv(rows))


def cells_of(*rows):
    text = csv_of(*rows).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def sheet_of(*rows, title="Actions of a plan"):
    return load_workbook(io.BytesIO(actions_workbook(rows, title=title, on=MONDAY)))["Actions"]


def under(sheet, head, row=2):
    return sheet.cell(row, HEADS.index(head) + 1)


def test_a_csv_file_says_its_alphabet_and_ends_its_lines_as_excel_expects():
    file = csv_of(ROW)

    assert file.startswith(b"\xef\xbb\xbfRef,Priority,Action,")
    assert file.endswith(b"\r\n")
    assert file.count(b"\n") == file.count(b"\r\n") == 2


def test_a_csv_row_has_a_cell_for_each_head_and_dates_no_program_can_misread():
    heads, row = cells_of(ROW)

    assert heads == list(HEADS)
    assert dict(zip(heads, row, strict=True)) == {
        "Ref": "1.10",
        "Priority": "1. Domestic abuse",
        "Action": "Gate the alleys, and light them",
        "Lead": "Lowmere Homes",
        "Person": "Bev Hartnoll",
        "Post": "Head of housing",
        "Supported by": "Marshland Constabulary, Vale District Council",
        "Areas": "Lowmere East",
        "Resources": "£4,000",
        "Due": "2026-12-04",
        "Date first agreed": "2026-09-30",
        "Late": "",
        "Days after the date first agreed": "54",
        "Letter": "A",
        "Status": "Behind",
        "Forecast": "On track",
        "Last change": "▼ from on track",
        "Reported": "2026-11-09",
        "Silent": "",
        "State": "Stopped",
        "Outcome or reason": "The funding was withdrawn.",
        "Plan": "Community Safety Plan",
        "Also in": "Night-time plan",
    }


@pytest.mark.parametrize(
    "field", ["reference", "priority", "title", "lead", "person", "due", "letter", "status"]
)
def test_no_cell_of_a_csv_file_is_a_formula_whichever_it_is(field):
    _, row = cells_of(ROW._replace(**{field: "=1+1"}))

    assert "'=1+1" in row
    assert "=1+1" not in row


@pytest.mark.parametrize("rows", [0, 1, ROWS_AT_ONCE, ROWS_AT_ONCE + 1, 3 * ROWS_AT_ONCE])
def test_a_csv_file_is_given_in_pieces_and_its_heads_before_any_row_is_asked_for(rows):
    asked = []
    pieces = actions_csv(ROW if asked.append(at) is None else None for at in range(rows))

    assert next(pieces).decode("utf-8-sig").count("\r\n") == 1
    assert asked == []
    assert sum(piece.count(b"\r\n") for piece in pieces) == rows


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_whatever_was_typed_comes_back_from_a_csv_file(typed):
    _, row = cells_of(ROW._replace(title=typed))

    assert as_typed(row[2]) == typed


@pytest.mark.parametrize("typed", TRAPS)
def test_whatever_it_looks_like_text_is_text_in_a_workbook(typed):
    row = ROW._replace(title=typed, reference=typed, due=typed, status=typed)
    sheet = sheet_of(row)

    for cell in (under(sheet, head) for head in ("Ref", "Action", "Due", "Status")):
        assert (cell.data_type, cell.value) == ("s", typed)
        assert cell.quotePrefix is (typed[0] in "=+-@\t'")


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=40)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_whatever_was_typed_comes_back_from_a_workbook(typed):
    cell = under(sheet_of(ROW._replace(title=typed)), "Action")

    assert (cell.value or "") == holdable(typed)
    assert not holdable(typed) or cell.data_type == "s"


def test_a_date_is_a_date_in_a_workbook_and_words_in_its_place_are_words():
    sheet = sheet_of(ROW, ROW._replace(due="Ongoing", first_agreed=None, reported="Never"))

    dated = ("Due", "Date first agreed", "Reported")
    assert [under(sheet, head).value for head in dated] == [
        datetime(2026, 12, 4),  # noqa: DTZ001  (a workbook knows no zone)
        datetime(2026, 9, 30),  # noqa: DTZ001  (a workbook knows no zone)
        datetime(2026, 11, 9),  # noqa: DTZ001  (a workbook knows no zone)
    ]
    assert {under(sheet, head).number_format for head in dated} == {"d mmm yyyy"}
    assert [under(sheet, head, row=3).value for head in dated] == ["Ongoing", None, "Never"]
    assert (under(sheet, "Days after the date first agreed").value, under(sheet, "Post").value) == (
        54,
        "Head of housing",
    )


@pytest.mark.parametrize("colour", FILLS)
def test_a_status_has_its_colour_its_letter_and_its_word(colour):
    sheet = sheet_of(ROW._replace(colour=colour))

    letter, word = under(sheet, "Letter"), under(sheet, "Status")
    assert (letter.value, word.value) == ("A", "Behind")
    assert letter.fill.fgColor.rgb == word.fill.fgColor.rgb == f"FF{_six(FILLS[colour][0])}"
    assert letter.font.color.rgb == f"FF{_six(FILLS[colour][1])}"


def _six(colour):
    digits = colour.removeprefix("#").upper()
    return digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)


def test_the_heads_stay_in_sight_filter_and_stand_on_every_page_of_paper():
    sheet = sheet_of(ROW, ROW)

    assert [cell.value for cell in sheet[1]] == list(HEADS)
    assert all(cell.font.bold for cell in sheet[1])
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:{get_column_letter(len(HEADS))}3"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.column_dimensions["C"].width == 60


def test_a_workbook_of_nothing_has_its_heads():
    sheet = sheet_of()

    assert sheet.max_row == 1
    assert [cell.value for cell in sheet[1]] == list(HEADS)


def test_a_workbook_says_what_it_is_and_names_nobody():
    about = load_workbook(
        io.BytesIO(actions_workbook([ROW], title="Actions of a plan", on=MONDAY))
    ).properties

    assert (about.title, about.creator, about.lastModifiedBy) == ("Actions of a plan", "Saferplan", None)
    assert about.created == about.modified == datetime(2026, 11, 23)  # noqa: DTZ001  (a workbook knows no zone)


def test_the_same_rows_make_the_same_workbook_to_the_last_byte():
    one, other = (actions_workbook([ROW], title="Actions", on=MONDAY) for _ in range(2))

    assert one == other
    parts = zipfile.ZipFile(io.BytesIO(one)).infolist()
    assert {part.date_time[0] for part in parts} == {1980}


def test_a_file_is_named_for_its_partnership_and_day():
    assert file_name("vale", on=MONDAY, kind="csv") == "vale-actions-2026-11-23.csv"

"""A small file that would take a long time or much memory to read is refused before it is read."""

import io
import zipfile
from collections.abc import Callable
from itertools import repeat

import pytest

from plans.imports import members, refusals
from plans.imports.refusals import CannotRead
from plans.imports.sheet import sheet_of
from plans.imports.sheets import read_file
from tests.unit.plans.imports.books import with_member, workbook

ROWS = [["Action", "Lead"], ["Gate the alleys", "Vale DC"]]
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
STYLES = "xl/styles.xml"
BOOK = "xl/workbook.xml"
TYPES = "[Content_Types].xml"
KIND = b'<Default Extension="bin" ContentType="application/vnd.%s"/>'
RELATIONS = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def changed(name: str, change: Callable[[bytes], bytes], *, rename: str = "") -> bytes:
    """A workbook with one of its parts changed, and perhaps called something else."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook(ROWS))) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            data = old.read(part)
            if part == name:
                data = change(data)
            elif rename:
                data = data.replace(name.encode(), rename.encode())
            new.writestr(rename if rename and part == name else part, data)
    return file.getvalue()


def with_more(name: str, more: bytes, before: bytes) -> bytes:
    return changed(name, lambda data: data.replace(before, more + before))


def with_rows(rows: bytes) -> bytes:
    return with_more(SHEET, rows, b"</sheetData>")


def refusal(content: bytes) -> str:
    with pytest.raises(CannotRead) as refused:
        read_file(content)
    return refused.value.sentence


def test_tags_that_never_end_are_read_once():
    content = changed(
        SHEET, lambda data: data.replace(b"</worksheet>", b"<row " * 100_000 + b"<col " * 40_000)
    )

    assert refusal(content) == refusals.DAMAGED


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (with_rows((b"<row>" + b"<c/>" * 700 + b"</row>") * 600), refusals.UNPACKS_TOO_BIG),
        (with_rows(b"<row>" + b"<c></c>" * 401_000 + b"</row>"), refusals.UNPACKS_TOO_BIG),
        (with_rows(b'<x:row xmlns:x="a">' + b"<x:c/>" * 401_000 + b"</x:row>"), refusals.UNPACKS_TOO_BIG),
        (with_rows(b"<row/>" * 201_000), refusals.TOO_MANY_EMPTY),
        (with_rows(b"<row/>" * 21_000), refusals.TOO_MANY_EMPTY),
        (with_rows(b'<row r="9999999"><c r="A9999999"><v>1</v></c></row>'), refusals.TOO_MANY_EMPTY),
        (with_rows(b'<row><c r="XFD3"/></row>' * 200), refusals.TOO_MANY_EMPTY),
        (with_member(workbook(ROWS), STRINGS, b"<sst>" + b"<si/>" * 151_000), refusals.UNPACKS_TOO_BIG),
        (with_more(STYLES, b"<xf/>" * 101_000, b"</cellXfs>"), refusals.UNPACKS_TOO_BIG),
        (with_more(BOOK, b"<sheet />" * 50, b"</sheets>"), refusals.TOO_MANY_SHEETS),
        (with_rows(b"<!--" + b"<x>" * 4_000 + b"-->"), refusals.UNPACKS_TOO_BIG),
        (with_rows(b"<?a " + b"x>" * 6_000 + b"?>"), refusals.UNPACKS_TOO_BIG),
        (with_rows(b'<row a="' + b">" * 1_000_000 + b'"/>'), refusals.UNPACKS_TOO_BIG),
        (with_member(workbook(ROWS), "xl/media/any.bin", b"<a>" * 1_500_000), refusals.UNPACKS_TOO_BIG),
        (b"Action,Lead\nx,y\n" + b"\n" * 1_000_000, refusals.TOO_MANY_EMPTY),
        (b"a\n" * 1_000_000, refusals.TOO_MANY_ROWS),
        (b"Action,Lead\nx,y\n" + b"," * 2_100_000, refusals.TOO_WIDE),
        (b"Action,Lead\n" + b"x," * 61, refusals.TOO_WIDE),
        (b'Action,Lead\n"a"b,c\n' + b"\n" * 1_000_000, refusals.TOO_MANY_EMPTY),
        (b'Action,Lead\n"a"b,c\n' + b"x\n" * 5_001, refusals.TOO_MANY_ROWS),
    ],
)  # fmt: skip
def test_what_would_take_long_is_refused(content, sentence):
    assert refusal(content) == sentence


def test_a_text_kept_once_and_shown_by_many_cells_counts_each_time():
    cell = "x" * 15_000

    with pytest.raises(CannotRead) as refused:
        sheet_of("Plan", ((number, [cell] * 60) for number in range(1, 5_000)))

    assert refused.value.sentence == refusals.UNPACKS_TOO_BIG


def test_rows_beyond_the_limit_are_not_asked_for():
    with pytest.raises(CannotRead) as refused:
        sheet_of("Plan", enumerate(repeat(["x"])))

    assert refused.value.sentence == refusals.TOO_MANY_ROWS


def test_two_sheets_that_share_one_part_are_refused():
    again = b'<sheet name="Again" sheetId="2" r:id="rId1" xmlns:r="' + RELATIONS + b'"/>'

    assert refusal(with_more(BOOK, again, b"</sheets>")) == refusals.DAMAGED


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xmlx", "xl/worksheets/sheet1.bin", "xl/media/a.png"])
def test_a_declaration_is_found_whatever_its_part_is_called(part):
    content = changed(
        SHEET, lambda data: b'<!DOCTYPE a [<!ENTITY b "c">]>' + data.removeprefix(b"<?xml"), rename=part
    )

    assert refusal(content) == refusals.DAMAGED


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_part_in_letters_that_could_hide_a_declaration_is_refused(encoding):
    content = with_member(workbook(ROWS), "xl/a.bin", "\n<!DOCTYPE a><a/>".encode(encoding))

    assert refusal(content) == refusals.DAMAGED


def test_what_a_printer_leaves_in_a_workbook_is_no_matter():
    content = with_member(workbook(ROWS), "xl/printerSettings1.bin", "Office printer".encode("utf-16-le"))

    assert len(read_file(content)) == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (with_member(workbook(ROWS), "xl/VBAPROJECT.bin"), refusals.MACROS),
        (with_member(workbook(ROWS), "XL/macroSheets/sheet1.xml"), refusals.MACROS),
        (with_member(workbook(ROWS), "xl/ExternalLinks/externallink1.xml"), refusals.LINKS),
        (with_member(workbook(ROWS), "Word/document.xml"), refusals.WORD),
        (with_more(TYPES, KIND % b"ms-office.vbaProject", b"</Types>"), refusals.MACROS),
        (with_more(TYPES, KIND % b"anything.spreadsheetml.externalLink+xml", b"</Types>"), refusals.LINKS),
    ],
)  # fmt: skip
def test_macros_and_links_are_found_however_they_are_written(content, sentence):
    assert refusal(content) == sentence


def test_a_workbook_of_a_plan_at_its_largest_is_within_the_limits():
    cells = 30 * refusals.MOST_ROWS

    assert cells <= members.MOST_TEXTS
    assert cells <= members.MOST_CELLS

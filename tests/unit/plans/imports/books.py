"""Workbooks and files for tests of the import, made here and holding nobody's plan."""

import io
import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook

from plans.imports.columns import guess_columns, guess_header_row
from plans.imports.leads import SeatName
from plans.imports.proposal import Known
from plans.imports.reported import StatusName
from plans.imports.sheet import Sheet, sheet_of

SEATS = (
    SeatName("vdc", "Vale District Council", "Vale DC", "district_council"),
    SeatName("pol", "Marshland Constabulary", "Constabulary", "police"),
    SeatName("fire", "Marshland Fire and Rescue", "Fire and Rescue", "fire"),
    SeatName("icb", "Marshland Integrated Care Board", "Care Board", "integrated_care_board"),
    SeatName("prob", "Probation Service", "Probation", "probation"),
)
SCHEME = (
    StatusName("b", "B", "Complete", "blue"),
    StatusName("g", "G", "On track", "green"),
    StatusName("r", "R", "Off track", "red"),
)
STARTS_ON, ENDS_ON = date(2024, 4, 1), date(2025, 3, 31)


def workbook(rows: Iterable[Sequence[Any]], *, change: Callable[[Workbook], Any] | None = None) -> bytes:
    """An .xlsx file of these rows, changed a little before it is saved."""
    book = Workbook()
    sheet: Any = book.active
    for row in rows:
        sheet.append(list(row))
    if change:
        change(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_member(content: bytes, name: str, data: bytes = b"x") -> bytes:
    """A zip with one more file in it."""
    file = io.BytesIO(content)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(name, data)
    return file.getvalue()


def with_changed(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same zip with one of its files changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as was, zipfile.ZipFile(file, "w") as archive:
        for one in was.namelist():
            archive.writestr(one, change(was.read(one)) if one == name else was.read(one))
    return file.getvalue()


def zipped(**members: bytes) -> bytes:
    """A zip of these files; two underscores in a name stand for a slash, one at its end for a full stop and xml."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/") + ".xml", data)
    return file.getvalue()


def sheet(*rows: Sequence[str], start: int = 1) -> Sheet:
    """A sheet of these rows."""
    return sheet_of("Plan", enumerate(rows, start=start))


def known(of: Sheet, **columns: Any) -> Known:
    """What is known besides the sheet, its columns guessed."""
    guessed = guess_columns(of, columns.get("header_row", guess_header_row(of)))
    return Known(guessed, STARTS_ON, ENDS_ON, SEATS, SCHEME)

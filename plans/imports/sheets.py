"""Read an uploaded file, whatever it is called, into sheets of rows of cells as people see them."""

import io
import zipfile

from plans.imports import refusals
from plans.imports.delimited import read_delimited
from plans.imports.refusals import CannotRead
from plans.imports.sheet import Sheet

__all__ = ["read_file"]

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What a file that is neither text nor a zip begins with.
BEGINNINGS = (
    (b"%PDF", refusals.PDF),
    (b"{\\rtf", refusals.WORD),
    (b"\x89PNG", refusals.NOT_A_SHEET),
    (b"\xff\xd8\xff", refusals.NOT_A_SHEET),
    (b"GIF8", refusals.NOT_A_SHEET),
)
WEB_PAGES = (b"<!doctype html", b"<html", b"<table", b"<?xml", b"<meta", b"<head", b"<style")
# The first member of a zip that tells what it is, in whichever letters, and what is said of it.
MEMBERS = (
    ("word/", refusals.WORD),
    ("ppt/", refusals.NOT_A_SHEET),
    ("xl/vbaproject", refusals.MACROS),
    ("xl/macrosheets/", refusals.MACROS),
    ("xl/externallinks/", refusals.LINKS),
)
MOST_MEMBERS = 1_000
MOST_UNPACKED = 30 * 1024 * 1024


def read_file(content: bytes) -> tuple[Sheet, ...]:
    """Return the sheets with text in them; raise CannotRead with a sentence for the person.

    What the file is goes by its content: its name may say anything.
    """
    if not content:
        raise CannotRead(refusals.EMPTY)
    if len(content) > refusals.MOST_BYTES:
        raise CannotRead(refusals.TOO_BIG)
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        _refuse_other_zips(content)
        # What reads workbooks takes a quarter of a second to load: only whoever brings one waits for it.
        from plans.imports.workbook import read_workbook  # noqa: PLC0415

        sheets = read_workbook(content)
    else:
        _refuse_other_files(content)
        sheets = (read_delimited(content),)
    sheets = tuple(sheet for sheet in sheets if sheet.rows)
    if not sheets:
        raise CannotRead(refusals.NOTHING_IN_IT)
    return sheets


def _refuse_other_files(content: bytes) -> None:
    if content.startswith(OLD_OFFICE):
        raise CannotRead(_of_old_office(content))
    for beginning, sentence in BEGINNINGS:
        if content.startswith(beginning):
            raise CannotRead(sentence)
    if content[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(WEB_PAGES):
        raise CannotRead(refusals.WEB_PAGE)


def _of_old_office(content: bytes) -> str:
    """Return what is said of a file in Office's old form, which also wraps workbooks with a password."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return refusals.PASSWORD
    if "WordDocument".encode("utf-16-le") in content:
        return refusals.WORD
    return refusals.OLD_EXCEL


def _refuse_other_zips(content: bytes) -> None:
    try:
        members = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise CannotRead(refusals.DAMAGED) from None
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_UNPACKED:
        raise CannotRead(refusals.UNPACKS_TOO_BIG)
    if any(member.flag_bits & 1 for member in members):
        raise CannotRead(refusals.PASSWORD)
    names = [member.filename for member in members]
    for beginning, sentence in MEMBERS:
        if any(name.lower().startswith(beginning) for name in names):
            raise CannotRead(sentence)
    if "content.xml" in names and "mimetype" in names:
        raise CannotRead(refusals.OPEN_DOCUMENT)
    if "xl/workbook.xml" not in names:
        raise CannotRead(refusals.NOT_A_SHEET)

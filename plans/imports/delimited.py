"""Read a .csv, in whichever letters and with whichever mark between its cells it was saved."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable
from itertools import islice

from csp.kernel.spreadsheet import as_typed
from plans.imports import refusals
from plans.imports.refusals import CannotRead
from plans.imports.sheet import Sheet, sheet_of, without_empty_end

DELIMITERS = ",;\t|"
LOOKED_AT = 50  # rows, to find the delimiter
LETTERS_LOOKED_AT = 200_000
MOST_CELLS = 2_000_000  # with the empty ones at the end of each row
BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# No text has these; bytes that are something else do.
NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
SEPARATOR = re.compile(
    r"sep=(.)\r?\n", re.IGNORECASE
)  # Excel's own note of the delimiter, before the first row


def read_delimited(content: bytes) -> Sheet:
    """Return the file's one sheet; raise CannotRead when it is not text, or its quotation marks go wrong."""
    text = _decoded(content)
    if noted := SEPARATOR.match(text):
        text, delimiter = text[noted.end() :], noted[1]
    else:
        delimiter = _delimiter(text)
    if text.count(delimiter) > MOST_CELLS:
        raise CannotRead(refusals.TOO_WIDE)
    return sheet_of("", enumerate(_records(text, delimiter), start=1))


def _decoded(content: bytes) -> str:
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _as(encoding, content)
    if b"\0" in content:
        return _as(_without_mark(content), content)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _as("cp1252", content)
    return _as_text(text)


def _as(encoding: str, content: bytes) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        raise CannotRead(refusals.UNREADABLE_LETTERS) from None
    return _as_text(text)


def _as_text(text: str) -> str:
    if NO_TEXT.search(text):
        raise CannotRead(refusals.NOT_A_SHEET)
    return text


def _without_mark(content: bytes) -> str:
    """Return which UTF-16 it is: in English, nearly every other byte is nought."""
    start = content[: 2 * LOOKED_AT]
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if max(even, odd) * 3 < len(start):
        raise CannotRead(refusals.NOT_A_SHEET)
    return "utf-16-be" if even > odd else "utf-16-le"


def _delimiter(text: str) -> str:
    """Return the mark that gives most rows the same number of cells, and more than one."""
    start = text[:LETTERS_LOOKED_AT]
    return max(DELIMITERS, key=lambda mark: _fit(start, mark))


def _fit(text: str, delimiter: str) -> tuple[float, int]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        widths = Counter(len(record) for record in islice(reader, LOOKED_AT) if record)
    except csv.Error:
        return (0, 0)
    if not widths:
        return (0, 0)
    width, rows = widths.most_common(1)[0]
    return (rows / widths.total(), width) if width > 1 else (0, 0)


def _records(text: str, delimiter: str) -> list[list[str]]:
    records: list[list[str]] = []
    try:
        _read_into(records, csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as fault:
        if "unexpected end" in str(fault):
            raise refusals.open_quote_in(len(records) + 1) from None
        return _loosely(text, delimiter)
    return records


def _loosely(text: str, delimiter: str) -> list[list[str]]:
    """Return the records of a file whose quotation marks are not as they should be, taken as they stand."""
    records: list[list[str]] = []
    try:
        _read_into(records, csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        raise CannotRead(refusals.DAMAGED) from None
    return records


def _read_into(records: list[list[str]], reader: Iterable[list[str]]) -> None:
    """Add the records as somebody typed them, without the apostrophes that our own files put before a formula."""
    filled = 0
    for record in reader:
        records.append(without_empty_end(as_typed(cell) for cell in record))
        filled += bool(records[-1])
        if filled > refusals.MOST_ROWS + 1:
            raise CannotRead(refusals.TOO_MANY_ROWS)
        if len(records) > refusals.MOST_ROWS_LOOKED_AT:
            raise CannotRead(refusals.TOO_MANY_EMPTY)

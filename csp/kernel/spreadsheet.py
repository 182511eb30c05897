"""Text for the cells of a spreadsheet: what somebody typed is never taken for a formula."""

import re

LONGEST = 32_767  # what a cell of Excel holds
# What Excel, LibreOffice and others read as the beginning of a formula (OWASP, “CSV injection”), the full-width
# forms too, after spaces or apostrophes; and the marks that could begin a new cell.
_BEGINS_A_FORMULA = re.compile(r"[\s']*[=+\-@＝＋－＠]|'*[\t\r\n]")
_NO_CELL_HOLDS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def looks_like_formula(text: str) -> bool:
    """Return whether a program may take the text for a formula."""
    return _BEGINS_A_FORMULA.match(text) is not None


def neutral(text: str) -> str:
    """Return the text for a cell of a CSV file: what looks like a formula gets an apostrophe before it.

    A program shows the apostrophe and works nothing out. ``as_typed`` takes it away again; each text comes back
    as it was, because a text that already has an apostrophe before a formula gets another. A workbook needs none
    of this: there a text is marked as text.
    """
    return f"'{text}" if looks_like_formula(text) else text


def as_typed(cell: str) -> str:
    """Return the text of a cell that ``neutral`` has made."""
    return cell[1:] if cell.startswith("'") and looks_like_formula(cell[1:]) else cell


def holdable(text: str) -> str:
    """Return as much of the text as a cell can hold, without control characters."""
    return _NO_CELL_HOLDS.sub("", text)[:LONGEST]

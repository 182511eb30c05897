"""What a report can't be numbered with: keys that are no names, colours nobody could read, rows of another length."""

import re
from collections import Counter
from collections.abc import Iterator

from csp.kernel.contrast import ENOUGH_FOR_TEXT, contrast, is_colour
from csp.kernel.report.blocks import Footnotes, Note, Paragraph, PlainTable, Prose
from csp.kernel.report.footnotes import marks_in
from csp.kernel.report.references import CannotNumber
from csp.kernel.report.report import Report

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def refuse_faults(report: Report) -> None:
    """Raise CannotNumber with a sentence where there is one of these faults."""
    _refuse_bad_keys(report)
    _refuse_bad_colours(report)
    _refuse_ragged_tables(report)
    _refuse_notes_and_marks_that_differ(report)


def _keys(report: Report) -> Iterator[str]:
    yield from (one.key for one in report.recommendations)
    for section in report.sections:
        yield section.key
        for block in section.blocks:
            yield block.key
            yield from (one.key for one in block.notes) if isinstance(block, Footnotes) else ()
    yield from (one.key for one in report.appendices)


def _refuse_bad_keys(report: Report) -> None:
    keys = list(_keys(report))
    for key in keys:
        if not _KEY.fullmatch(key):
            raise CannotNumber(
                f"“{key}” can't be a key: write small letters and digits, with hyphens between them."
            )
    if twice := [key for key, times in Counter(keys).items() if times > 1]:
        raise CannotNumber(f"Two parts of this report have the key “{twice[0]}”. Each needs one of its own.")


def _refuse_bad_colours(report: Report) -> None:
    for colour in filter(None, (report.brand_colour, report.heading_colour)):
        if not (is_colour(colour) and contrast(colour, "#ffffff") >= ENOUGH_FOR_TEXT):
            raise CannotNumber(
                f"White words could not be read on “{colour}”, or it is no colour such as #12406b."
            )


def _refuse_ragged_tables(report: Report) -> None:
    for table in (
        block for section in report.sections for block in section.blocks if isinstance(block, PlainTable)
    ):
        wrong = [row for row in (*table.rows, table.total) if row and len(row) != len(table.columns)]
        if wrong or not table.columns:
            raise CannotNumber(
                f"The table “{table.caption}” has {len(table.columns)} columns, and a row of another length."
            )


def _refuse_notes_and_marks_that_differ(report: Report) -> None:
    """Raise CannotNumber unless each note of a section has one mark in its words, in the same order."""
    for section in report.sections:
        notes = [one.key for block in section.blocks if isinstance(block, Footnotes) for one in block.notes]
        known = set(notes)
        marks = [
            key
            for block in section.blocks
            if isinstance(block, Paragraph | Prose | Note)
            for key in marks_in(block.text)
            if key in known
        ]
        if marks != notes:
            raise CannotNumber(f"The notes of “{section.title}” and their marks in its words differ.")

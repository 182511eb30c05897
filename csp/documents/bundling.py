"""A report and its appendices in one PDF, to be printed: a cover that says what it is, and every page stamped."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string

from csp.documents import bounded
from csp.documents.bounded import Bounds
from csp.documents.html import style_of
from csp.documents.render import CannotRender, drawn
from csp.kernel.report import NumberedAppendix, NumberedReport

BOUNDS = Bounds(memory=1536 * 1024 * 1024, seconds=60, wait=120)
NOT_MADE = "The appendices could not be put into one PDF with the report. They are there one by one."
TO_PRINT = "Report and appendices, to be printed"
# No page number on the cover: it is no page of the report.
STYLE = "@page { @bottom-right { content: none; } }"


@dataclass(frozen=True)
class Part:
    """A PDF that goes in: the appendix that it is."""

    appendix: NumberedAppendix
    content: bytes


@dataclass(frozen=True)
class Bundle:
    """One PDF to be printed, and how many pages it has."""

    pdf: bytes
    pages: int


@dataclass(frozen=True)
class CoverLine:
    """What the cover lists: what it is, and where it begins, or where else it is."""

    heading: str
    words: str


def bundled(
    numbered: NumberedReport,
    report: bytes,
    *,
    pages: int,
    parts: Sequence[Part],
    beat: Callable[[], None] = lambda: None,
) -> Bundle:
    """Return the report, of so many pages, and these appendices as one PDF; CannotRender where it can't be made."""
    lines, left_out = _listed(numbered, pages=pages, inside={one.appendix.letter for one in parts})
    context = {"document": numbered, "lines": lines, "left_out": left_out, "title": TO_PRINT}
    html = render_to_string("documents/bundle.html", context).strip()
    cover, _ = drawn(html, style_of(numbered) + STYLE, places={}, beat=beat, bounds=BOUNDS)
    contents = [cover, report, *(one.content for one in parts)]
    stamps = ["", "", *(one.appendix.label for one in parts)]
    marks = ["Cover", numbered.report.title, *(one.appendix.heading for one in parts)]
    asked = {
        "title": f"{numbered.report.title}: {TO_PRINT}",
        "parts": [
            {"size": len(content), "bookmark": mark, "stamp": stamp}
            for content, mark, stamp in zip(contents, marks, stamps, strict=True)
        ],
    }
    command = bounded.module("csp.documents.bundling_child", BOUNDS.memory, BOUNDS.seconds)
    given = json.dumps(asked).encode() + b"\n" + b"".join(contents)
    try:
        line, _, pdf = bounded.run(command, given, beat=beat, bounds=BOUNDS).partition(b"\n")
    except (bounded.OutOfTime, bounded.OutOfMemory, bounded.Broken) as wrong:
        raise CannotRender(NOT_MADE, str(wrong)) from wrong
    return Bundle(pdf, json.loads(line)["pages"])


def _listed(
    numbered: NumberedReport, *, pages: int, inside: set[str]
) -> tuple[list[CoverLine], list[CoverLine]]:
    """Return what is in it and on which of its pages, and what is not, with where that is."""
    at = 2  # the cover is page 1
    lines, left_out = [CoverLine(numbered.report.title, _span(at, pages))], []
    at += pages
    for one in numbered.appendices:
        if one.letter in inside:
            lines.append(CoverLine(one.heading, _span(at, one.appendix.pages)))
            at += one.appendix.pages
        else:
            left_out.append(CoverLine(one.heading, one.appendix.link or one.appendix.form_words))
    return lines, left_out


def _span(first: int, pages: int) -> str:
    return f"Page {first}" if pages == 1 else f"Pages {first} to {first + pages - 1}"

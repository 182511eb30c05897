"""Appendices of reports, for tests: files of the kinds that people have, added, built and issued."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
import pikepdf

from csp.web import clock
from scrutiny.models import Appendix, Pack, PackAppendix, Report
from scrutiny.services.appendices import AppendixAnswers, add_appendix
from scrutiny.services.packs import issue_pack
from tests.integration import papers, people

TITLE = "Strategic assessment 2026"
SAID = "Burglary fell in every ward but one"
ADDRESS = "https://vale.example/committees/strategy.pdf"
FONT = pikepdf.Dictionary(
    Type=pikepdf.Name.Font,
    Subtype=pikepdf.Name.Type1,
    BaseFont=pikepdf.Name.Helvetica,
    Encoding=pikepdf.Name.WinAnsiEncoding,
)


def pdf(
    *said: str,
    is_tagged: bool = True,
    language: str = "en-GB",
    rotate: int = 0,
    change: Callable[[pikepdf.Pdf], None] = lambda made: None,
    **saved: Any,
) -> bytes:
    """Return a PDF with these words on a page each, by an author who is to be forgotten."""
    made = pikepdf.new()
    for words in said or (SAID,):
        page = made.add_blank_page(page_size=(595, 842))
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=FONT))
        page.obj.Contents = made.make_stream(f"BT /F1 12 Tf 72 700 Td ({words}) Tj ET".encode("latin-1"))
        if rotate:
            page.obj.Rotate = rotate
    made.docinfo["/Author"] = "Wren Castell"
    if is_tagged:
        made.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
        made.Root.StructTreeRoot = made.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    if language:
        made.Root.Lang = pikepdf.String(language)
    change(made)
    written = BytesIO()
    made.save(written, **saved)
    return written.getvalue()


def word(*said: str) -> bytes:
    """Return a Word document with a heading and these words."""
    made = docx.Document()
    made.core_properties.author = "Wren Castell"
    made.add_heading("What the survey found", 1)
    for words in said or (SAID,):
        made.add_paragraph(words)
    written = BytesIO()
    made.save(written)
    return written.getvalue()


def answers(content: bytes | None = None, **said: Any) -> AppendixAnswers:
    """What somebody says of an appendix that is a file."""
    given = {"title": TITLE, "name": "WC draft 7.pdf", **said}
    return AppendixAnswers(content=pdf() if content is None else content, **given)


def link(**said: Any) -> AppendixAnswers:
    """What somebody says of an appendix that is an address."""
    given = {"title": "Strategy of the policing body", "link": ADDRESS, "link_form": "PDF, 40 pages", **said}
    return AppendixAnswers(**given)


def add(given: AppendixAnswers | None = None, *, of: Report | None = None, by: str = "june") -> Appendix:
    """Add an appendix to the report of the demonstration."""
    return add_appendix(
        report=of or papers.report(), answers=given or answers(), by=people.reader(by), now=clock.now()
    )


def any_file() -> Appendix:
    """An appendix of the demonstration's report that is a file."""
    return Appendix.objects.exclude(checked=None).order_by("position").first() or add()


def any_pack() -> Pack:
    """A pack that was issued with at least one file, as it is there already or a new one."""
    there = Pack.objects.issued().public().exclude(bundle=None).order_by("number").last()
    if there:
        return there
    any_file()
    pack = papers.built_pack()
    return issue_pack(key=pack.key, version=pack.version, by=people.reader("june"), now=clock.now())


def any_attached() -> PackAppendix:
    """A file that went with a pack that was issued."""
    return PackAppendix.objects.filter(pack=any_pack()).order_by("letter")[0]

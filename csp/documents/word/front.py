"""The front of a report in Word: its title, its front sheet, what the committee is asked, and its contents."""

from base64 import b64decode
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from docx.shared import Mm
from docx.text.run import Run

from csp.documents.word.attached import APPENDICES
from csp.documents.word.drawing import draw
from csp.documents.word.elements import element, linked, run, tab, twips
from csp.documents.word.file import page_numbers
from csp.documents.word.styles import ASKED, CALL, CONTENTS_HEADING, MUTED, PLAIN, SOURCE, TEXT_WIDTH
from csp.documents.word.tables import Tables
from csp.documents.word.writer import Writer
from csp.kernel import day_words
from csp.kernel.report import Heading, Logo, NumberedReport
from csp.kernel.report.front import IMPLICATIONS, RISKS
from csp.kernel.xml_letters import on_one_line

ASKED_FOR = "recommendations"
LOGO_WIDTH, LOGO_HEIGHT = 60, 20  # millimetres
IMPLICATION_HEADS, IMPLICATION_WIDTHS = ("Implication", "Any?", "Details"), (44, 16, TEXT_WIDTH - 60)
RISK_HEADS = ("Risk", "If nothing is done", "What is done about it", "With that", "Who holds it")
RISK_WIDTHS = (42, 28, 48, 28, 26)  # millimetres
# Headings of the second and third level, and captions: as links, without the pages that only Word can count.
_OF_HEADINGS, _OF_CAPTIONS = r'TOC \o "2-3" \n \h \z', r'TOC \n \h \z \t "Caption,1"'
Entry = tuple[str, str, str]  # its style, its words, where it leads


def write_front(
    writer: Writer, tables: Tables, numbered: NumberedReport, *, pictures: Mapping[str, bytes]
) -> None:
    """Write all that stands before the first section."""
    report = numbered.report
    if report.logo:
        _logo(writer, report.logo)
    writer.add(writer.paragraph(PLAIN, run(report.partnership, bold=True, colour=MUTED)))
    writer.say("Heading 1", report.title)
    if report.subtitle:
        writer.say("Subtitle", report.subtitle)
    writer.add(writer.paragraph(CALL, run(report.part_heading, bold=True), run(f" {report.part_words}")))
    if report.front_sheet:
        writer.add(tables.facts(report.front_sheet, title="Front sheet"))
    if numbered.recommendations:
        writer.say("Heading 2", "Recommendations", anchor=ASKED_FOR)
        writer.say(PLAIN, report.asked)
        for one in numbered.recommendations:
            writer.numbered(f"{one.number}.", one.html, style=ASKED, anchor=one.anchor)
    _implications(writer, tables, numbered)
    _risks(writer, tables, numbered, pictures)


def _logo(writer: Writer, logo: Logo) -> None:
    """Write the council's logo as a picture that says aloud what stands on it."""
    paragraph, holder = writer.paragraph(PLAIN), element("r")
    paragraph.append(holder)
    writer.add(paragraph)
    scale = min(LOGO_WIDTH / logo.width, LOGO_HEIGHT / logo.height)
    shape = Run(holder, writer.document._body).add_picture(
        BytesIO(b64decode(logo.png)), width=Mm(logo.width * scale)
    )
    about = shape._inline.docPr
    about.set("name", "Logo")
    about.set("descr", on_one_line(logo.words))


def _implications(writer: Writer, tables: Tables, numbered: NumberedReport) -> None:
    rows = [(one.label, one.answer, one.detail) for one in numbered.report.implications]
    if rows:
        writer.say("Heading 2", "Implications", anchor=IMPLICATIONS)
        writer.add(tables.grid(IMPLICATION_HEADS, rows, title="Implications", widths=IMPLICATION_WIDTHS))


def _risks(writer: Writer, tables: Tables, numbered: NumberedReport, pictures: Mapping[str, bytes]) -> None:
    matrix = numbered.matrix
    rows = [
        (
            f"{at}. {one.risk}" if matrix else one.risk,
            one.before,
            one.controls,
            one.after,
            one.holder or "Not said",
        )
        for at, one in enumerate(numbered.report.risks, start=1)
    ]
    if rows:
        writer.say("Heading 2", "Risks", anchor=RISKS)
        writer.add(tables.grid(RISK_HEADS, rows, title="Risks", widths=RISK_WIDTHS))
    if matrix:
        writer.add(writer.paragraph(PLAIN, run(matrix.caption, bold=True), marks=[element("keepNext")]))
        draw(writer, pictures[matrix.anchor], name=matrix.label, said=matrix.said)


def write_contents(writer: Writer, numbered: NumberedReport) -> None:
    """Write the contents as a field with its entries in it: they are right before Word has counted anything."""
    writer.say(CONTENTS_HEADING, "Contents", marks=[element("pageBreakBefore")])
    _list(writer, _OF_HEADINGS, _headings(numbered))
    captions = [("toc 1", one.title, one.anchor) for one in numbered.figures_and_tables]
    if captions:
        writer.say(CONTENTS_HEADING, "Figures and tables")
        _list(writer, _OF_CAPTIONS, captions)
    report = numbered.report
    writer.say(SOURCE, f"Everything here is as it stood on {day_words.plain(report.as_at)}.")
    if report.contact:
        writer.say(SOURCE, f"Questions about it: {report.contact}")


def write_edges(document: Any, numbered: NumberedReport) -> None:
    """Write the head of every page, and its foot: the title, which part of the report it is, and the page."""
    report, page = numbered.report, document.sections[0]
    meeting = f"{report.committee}, {day_words.plain(report.meeting_on)}"
    for edge, words in ((page.header, report.partnership), (page.footer, f"{report.title} · {report.part}")):
        paragraph = edge.paragraphs[0]._p
        paragraph.get_or_add_pPr().append(element("tabs", element("tab", val="right", pos=twips(TEXT_WIDTH))))
        right = [run(meeting)] if edge is page.header else page_numbers()
        paragraph.extend((run(words), tab(), *right))


def _headings(numbered: NumberedReport) -> list[Entry]:
    found = [("toc 1", "Recommendations", ASKED_FOR)] if numbered.recommendations else []
    found += [("toc 1", "Implications", IMPLICATIONS)] if numbered.report.implications else []
    found += [("toc 1", "Risks", RISKS)] if numbered.report.risks else []
    for section in numbered.sections:
        found.append(("toc 1", section.heading, section.anchor))
        found += [
            ("toc 2", one.block.title, one.anchor) for one in section.blocks if isinstance(one.block, Heading)
        ]
    if numbered.appendices:
        found.append(("toc 1", "Appendices", APPENDICES))
        found += [("toc 2", one.heading, one.anchor) for one in numbered.appendices]
    return found


def _list(writer: Writer, code: str, entries: list[Entry]) -> None:
    for at, (style, words, anchor) in enumerate(entries):
        runs = [linked(writer.places[anchor], run(words))]
        if not at:
            runs[:0] = [_mark("begin"), element("r", _code(code)), _mark("separate")]
        if at == len(entries) - 1:
            runs.append(_mark("end"))
        writer.add(writer.paragraph(style, *runs))


def _mark(kind: str) -> Any:
    return element("r", element("fldChar", fldCharType=kind))


def _code(code: str) -> Any:
    made = element("instrText")
    made.text = f" {code} "
    return made

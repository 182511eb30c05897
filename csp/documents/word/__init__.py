"""A numbered report as a Word document: the same words and numbers as its PDF, for people to go on working with."""

from collections.abc import Mapping

from csp.documents.word.attached import APPENDICES, write_appendices
from csp.documents.word.blocks import Blocks
from csp.documents.word.file import begun, written
from csp.documents.word.front import ASKED_FOR, write_contents, write_edges, write_front
from csp.documents.word.styles import set_up
from csp.documents.word.tables import Tables
from csp.documents.word.writer import Writer
from csp.kernel.report import Heading, NumberedReport
from csp.kernel.report.front import IMPLICATIONS, RISKS


def word_of(numbered: NumberedReport, *, pictures: Mapping[str, bytes]) -> bytes:
    """Return the document; ``pictures`` has each figure as PNG, by its anchor. The same report, the same bytes."""
    report = numbered.report
    brand = numbered.colour.removeprefix("#").upper()
    title = f"{report.title}: {report.partnership}"
    document = begun(title=title, on=report.as_at, language=report.language)
    set_up(document, brand=brand, headings=numbered.heading_colour.removeprefix("#").upper())
    write_edges(document, numbered)
    writer = Writer(document, places_of(numbered))
    tables = Tables(writer, brand=brand)
    write_front(writer, tables, numbered, pictures=pictures)
    write_contents(writer, numbered)
    blocks = Blocks(writer, tables, pictures)
    for at, section in enumerate(numbered.sections):
        blocks.section(section, begins_a_page=not at)
    write_appendices(writer, numbered)
    return written(document)


def places_of(numbered: NumberedReport) -> dict[str, str]:
    """Return the name of each place in Word, by its anchor on a page: it is made of numbers, and of nothing typed."""
    places = {target.anchor: target.words.lower() for target in numbered.targets.values()}
    places |= {one.anchor: f"section {at}" for at, one in enumerate(numbered.sections, start=1)}
    places |= {target.mark: f"{target.words} mark" for target in numbered.targets.values() if target.is_note}
    headings = (
        one.anchor
        for section in numbered.sections
        for one in section.blocks
        if isinstance(one.block, Heading)
    )
    places |= {anchor: f"heading {at}" for at, anchor in enumerate(headings, start=1)}
    own = (ASKED_FOR, IMPLICATIONS, RISKS, APPENDICES)
    places |= {one: one for one in own}
    return {anchor: words.replace(" ", "_").replace(".", "_") for anchor, words in places.items()}

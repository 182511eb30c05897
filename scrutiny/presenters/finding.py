"""Where words stand in a report: its parts by the names that readers know, with links to them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from django.utils.html import strip_tags

from csp.kernel.folding import fold
from csp.kernel.marking import Piece, excerpt
from csp.kernel.plain_text import plain_line
from csp.kernel.report import (
    ActionTable,
    Definitions,
    Footnotes,
    NumberedBlock,
    NumberedReport,
    NumberedSection,
    PlainTable,
)
from csp.kernel.report.front import IMPLICATIONS, RISKS
from csp.kernel.report.parts import name_of, texts_in
from csp.kernel.xml_letters import on_one_line

LONGEST = 200  # letters that somebody looks for
MOST = 100  # places that are listed
Part = tuple[str, str, str]  # its name, its anchor, what it says


@dataclass(frozen=True)
class Place:
    """A part of the report that holds every one of the words."""

    name: str
    url: str
    excerpt: list[Piece]


@dataclass(frozen=True)
class Finding:
    """What somebody looked for, and where it stands; nothing at all before they have asked."""

    words: str = ""
    error: str = ""
    total: int = 0
    places: list[Place] = field(default_factory=list)

    @property
    def left_out(self) -> int:
        """Return how many places are not listed."""
        return self.total - len(self.places)

    @classmethod
    def of(cls, document: NumberedReport | None, asked: str | None) -> "Finding":
        """Return what was found of the words that stand in the address, or what to do when there are none."""
        words = on_one_line(plain_line(asked or ""))[:LONGEST]
        wanted = fold(words).split()
        if asked is None or document is None:
            return cls()
        if not wanted:
            return cls(error="Enter a word to look for")
        found = [part for part in _parts(document) if _holds(part[2], wanted)]
        places = [Place(name, f"#{anchor}", excerpt(text, words)) for name, anchor, text in found[:MOST]]
        return cls(words, total=len(found), places=places)


def _holds(text: str, wanted: list[str]) -> bool:
    folded = fold(text)
    return all(word in folded for word in wanted)


def _parts(document: NumberedReport) -> Iterator[Part]:
    """Give every part of the report in its order."""
    report = document.report
    yield "The front sheet", "front", " ".join(texts_in(report.front_sheet))
    for asked in report.implications:
        yield "The implications", IMPLICATIONS, f"{asked.label}: {asked.words}"
    for risk in report.risks:
        yield "The risks", RISKS, " ".join(texts_in(risk))
    for one in document.recommendations:
        yield f"Recommendation {one.number}", one.anchor, _plain(one.html)
    for section in document.sections:
        yield f"S{section.name[1:]}", section.anchor, section.title
        for block in section.blocks:
            yield from _of_block(block, section)
    for attached in document.appendices:
        yield attached.label, attached.anchor, " ".join(texts_in((attached.heading, attached.appendix.about)))


def _of_block(one: NumberedBlock, section: NumberedSection) -> Iterator[Part]:
    block, name = one.block, name_of(one, section)
    name = f"{name[:1].upper()}{name[1:]}"
    if isinstance(block, ActionTable | PlainTable):
        yield name, one.anchor, block.caption
        yield from _of_rows(one, block)
    elif isinstance(block, Definitions):
        for entry in block.entries:
            yield f"{name}, “{entry.term}”", one.anchor, f"{entry.term}: {entry.meaning}"
    elif isinstance(block, Footnotes):
        yield from ((f"Note {note.number}", note.anchor, _plain(note.html)) for note in one.notes)
    elif one.svg:
        yield name, one.anchor, one.said
    else:
        yield name, one.anchor, _plain(one.html) or " ".join(texts_in(block))


def _of_rows(one: NumberedBlock, table: ActionTable | PlainTable) -> Iterator[Part]:
    """Give each row of a table, which has a place of its own on the page."""
    rows = [_words(row) for row in table.rows]
    if isinstance(table, PlainTable) and table.total:
        rows.append(table.total)
    for at, row in enumerate(rows, start=1):
        yield f"{one.label}, {row[0]}", f"row-{one.anchor}-{at}", " ".join(filter(None, row))


def _words(row: object) -> tuple[str, ...]:
    """Return what stands in the cells of a row, the progress of an action without its marks."""
    if isinstance(row, tuple):
        return row
    status = row.status.word if row.status else ""  # type: ignore[attr-defined]
    return (row.reference, row.action, row.lead, row.due, status, _plain(row.progress_html))  # type: ignore[attr-defined]


def _plain(html: str) -> str:
    """Return the words of clean HTML."""
    return " ".join(unescape(strip_tags(html.replace("<", " <"))).split())

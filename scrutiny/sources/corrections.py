"""What a later version of a report says of the one before it: that it was issued, and what is corrected."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from csp.kernel import day_words
from csp.kernel.report import Paragraph, Section, literal
from csp.kernel.report import Report as Document
from scrutiny.models import Correction
from scrutiny.sources.wording import counted

SECTION = "corrections"  # the last one, so that every other keeps its number
FRONT = "Version"


@dataclass(frozen=True)
class Corrected:
    """The number of the last version that was issued, the day on which it was, and what is wrong in it."""

    version: int
    issued_on: date
    rows: Sequence[Correction]


def with_corrections(sections: tuple[Section, ...], corrected: Corrected | None) -> tuple[Section, ...]:
    """Return the sections, with the corrections last where there are some."""
    if corrected is None or not corrected.rows:
        return sections
    number, issued = corrected.version, day_words.plain(corrected.issued_on)
    known = f"Version {number} was issued on {issued}. It is corrected in {counted(len(corrected.rows), 'place')}:"
    paragraphs = [Paragraph(f"{SECTION}-words", known)]
    paragraphs += [Paragraph(_key(row), sentence(row)) for row in corrected.rows]
    return (*sections, Section(SECTION, f"Corrections to version {number}", tuple(paragraphs)))


def front_row(corrected: Corrected | None) -> tuple[tuple[str, str], ...]:
    """Return what the front sheet says of it: nothing where this is the first version."""
    if corrected is None:
        return ()
    places = counted(len(corrected.rows), "correction")
    before = f"version {corrected.version}, issued on {day_words.plain(corrected.issued_on)}"
    return ((FRONT, f"{corrected.version + 1}, with {places} to {before}"),)


def sentence(row: Correction, *, say: Callable[[str], str] = literal) -> str:
    """Return a correction as a paragraph says it, in Markdown if nobody says otherwise."""
    place, said, right = map(say, (row.place, row.said, row.should_say))
    if not said:
        return f"{place}: “{right}” is added."
    if not right:
        return f"{place}: “{said}” is taken out."
    return f"{place}: “{said}” should read “{right}”."


def listed_in(document: Document) -> dict[str, str]:
    """Return the sentences of the corrections that a report lists, by the names of their paragraphs."""
    found = (section for section in document.sections if section.key == SECTION)
    return {
        block.key: block.text for section in found for block in section.blocks if isinstance(block, Paragraph)
    }


def is_listed(row: Correction, listed: dict[str, str]) -> bool:
    """Return whether these sentences list a correction as it is now."""
    return listed.get(_key(row)) == sentence(row)


def _key(row: Correction) -> str:
    return f"correction-{row.key}"

"""Look, before a report is public, whether it holds words of a restricted plan, and where."""

import dataclasses
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from csp.kernel.folding import fold
from csp.kernel.report import NumberedBlock, NumberedReport, NumberedSection
from csp.models import Partnership
from plans.queries.restricted import places_of_restricted_words

LONGEST = (
    150  # letters and digits: a long paragraph is known by its beginning, so that a shortened one is too
)


def places_of_exposure(*, numbered: NumberedReport, partnership: Partnership) -> list[str]:
    """Return the parts of the report that hold a paragraph of a restricted plan, in the order of the report.

    Only letters and digits are compared, in one case, over the ends of paragraphs, cells and pages: everything
    that is printed is in the numbered report, and nothing else is.
    """
    names, starts, whole = [], [], ""
    for name, text in _parts(numbered):
        names.append(name)
        starts.append(len(whole))
        whole += _letters(text)
    found = places_of_restricted_words(partnership, text=whole, squeeze=_beginning)
    return list(dict.fromkeys(names[bisect_right(starts, place) - 1] for place in found))


def _parts(numbered: NumberedReport) -> Iterator[tuple[str, str]]:
    report = numbered.report
    yield "the front sheet", " ".join(_strings((report.title, report.subtitle, report.front, report.contact)))
    for one, numbered_one in zip(report.recommendations, numbered.recommendations, strict=True):
        yield f"recommendation {numbered_one.number}", one.text
    for section in numbered.sections:
        yield f"the heading of section {section.number}", section.title
        for block in section.blocks:
            yield _name(block, section), " ".join(_strings(block.block))


def _name(block: NumberedBlock, section: NumberedSection) -> str:
    if block.part == "paragraph":
        return f"paragraph {block.label}"
    return block.label or f"section {section.number}"


def _strings(value: Any) -> Iterator[str]:
    """Give every text in a value, however deep it lies, in order; keys are no text."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _strings(one)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            if field.name != "key":
                yield from _strings(getattr(value, field.name))


def _letters(text: str) -> str:
    return "".join(mark for mark in fold(text) if mark.isalnum())


def _beginning(text: str) -> str:
    return _letters(text)[:LONGEST]

"""Where in a report certain letters stand, by the names its readers know: paragraph 1.2, Table 4."""

import dataclasses
from collections.abc import Collection, Iterator
from typing import Any

from csp.kernel.report import NumberedReport
from csp.kernel.report.parts import name_of, texts_in


def parts_with(numbered: NumberedReport, letters: Collection[str]) -> list[str]:
    """Return the parts of the report that hold one of the letters, in the order of the report."""
    wanted = set(letters)
    found = (name for name, value in _parts(numbered) if any(wanted & set(text) for text in texts_in(value)))
    return list(dict.fromkeys(found))


def _parts(numbered: NumberedReport) -> Iterator[tuple[str, Any]]:
    report = numbered.report
    yield "the front sheet", dataclasses.replace(report, sections=(), recommendations=(), appendices=())
    for asked, one in zip(numbered.recommendations, report.recommendations, strict=True):
        yield f"recommendation {asked.number}", one
    for section in numbered.sections:
        yield section.name, section.title
        for block in section.blocks:
            yield name_of(block, section), block.block
    for appendix in numbered.appendices:
        yield appendix.label, appendix.appendix

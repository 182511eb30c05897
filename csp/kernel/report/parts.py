"""The parts of a report by the names its readers know, and the words in each."""

import dataclasses
from collections.abc import Iterator
from typing import Any

from csp.kernel.report.numbering import NumberedBlock, NumberedSection


def name_of(block: NumberedBlock, section: NumberedSection) -> str:
    """Return what a reader calls a block: paragraph 1.2, Table 4, or its section where it has no number."""
    if block.part == "paragraph":
        return f"paragraph {block.label}"
    if block.part == "footnotes":
        return f"the notes to {section.name}"
    return block.label or section.name


def texts_in(value: Any) -> Iterator[str]:
    """Give every text in a value of a report, however deep it lies, in order; keys are no text."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts_in(one)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            if field.name != "key":
                yield from texts_in(getattr(value, field.name))

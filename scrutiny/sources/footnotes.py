"""The notes of a section, put at its end in the order of their marks."""

from collections.abc import Mapping
from dataclasses import replace

from csp.kernel.report import Footnote, Footnotes, Paragraph, Prose, Section
from csp.kernel.report.footnotes import marks_in


def with_notes(section: Section, known: Mapping[str, Footnote]) -> Section:
    """Return a section with those of these notes that its words have marks of, if there are any."""
    words = [one.text for one in section.blocks if isinstance(one, Paragraph | Prose)]
    found = tuple(known[key] for text in words for key in marks_in(text) if key in known)
    if not found:
        return section
    return replace(section, blocks=(*section.blocks, Footnotes(f"{section.key}-notes", found)))

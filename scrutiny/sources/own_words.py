"""What the writers of a report may refer to and link to in words of their own, and what is wrong with a text."""

from collections.abc import Iterable, Sequence

from csp.kernel.footnotes import MARK, fault_of_notes, keyed
from csp.kernel.markdown import addresses, leads_outside, to_plain
from csp.kernel.report import CannotNumber, Column, Footnote, Paragraph, PlainTable, Target, linked
from csp.kernel.report.footnotes import marks_in
from csp.kernel.typed_table import fault_of_table, table_in
from scrutiny.models import ReportSection
from scrutiny.sources.exempt import marked
from scrutiny.sources.kinds import KINDS
from scrutiny.sources.wording import paragraphs, recommendations


def typed_in(section: ReportSection) -> list[Paragraph | PlainTable]:
    """Return a section's own words as paragraphs and tables, each with a key to refer to it: a passage's own."""
    words, _ = _keyed(section)
    found = enumerate(paragraphs(words), start=1)
    return [_printed(marked(text) or f"{section.name}-{at}", text) for at, text in found]


def notes_of(section: ReportSection) -> dict[str, Footnote]:
    """Return the notes to a section's own words, by their keys."""
    _, notes = _keyed(section)
    return {key: Footnote(key, text) for key, text in notes.items()}


def _keyed(section: ReportSection) -> tuple[str, dict[str, str]]:
    """Return the words and their notes by key; what is at fault, from before notes were known, stays as typed."""
    at_fault = fault_of_footnotes(section.words)
    return (section.words, {}) if at_fault else keyed(section.words, key=section.name)


def fault_of_footnotes(words: str) -> str:
    """Return what keeps the notes in somebody's words from being printed, in a sentence, or nothing."""
    if fault := fault_of_notes(words):
        return fault
    if marks_in(words):
        return "Write a footnote as [^1], with the note on a line of its own"
    if any(MARK.search(one) for one in paragraphs(words) if table_in(one)):
        return "A table can’t have the mark of a note. Write what it says in a paragraph beside the table"
    return ""


def _printed(key: str, text: str) -> Paragraph | PlainTable:
    """Return a paragraph, or the table that it is; one that can't be printed stays a paragraph, as it was typed."""
    table = table_in(text)
    if table is None or fault_of_table(table):
        return Paragraph(key, text)
    columns = tuple(map(Column, map(to_plain, table.head), table.numbers))
    rows = tuple(tuple(map(to_plain, row)) for row in table.rows)
    return PlainTable(key, to_plain(table.caption), columns, rows)


def parts_of(sections: Iterable[ReportSection], *, asked: str) -> list[str]:
    """Return the names of the parts that a report of these sections is sure to have, to refer to."""
    here = list(sections)
    known = [name for one in here for name in _sure(one)]
    numbers = range(1, len(recommendations(asked)) + 1)
    typed = [paragraph.key for one in here for paragraph in typed_in(one)]
    return [*known, *(f"recommendation-{at}" for at in numbers), *typed]


def fault_of(text: str, *, parts: Sequence[str]) -> str:
    """Return what is wrong with a text, in a sentence, or nothing."""
    words, notes = keyed(text, key="here")
    known = {name: Target(name, name, name, is_note=name in notes) for name in (*parts, *notes)}
    try:
        for one in (words, *notes.values()):
            linked(one, known, where="This answer")
    except CannotNumber as wrong:
        names = f". It can refer to: {', '.join(parts)}" if "refers to" in str(wrong) else ""
        return str(wrong).rstrip(".") + names
    if inside := [
        address for address in addresses("\n\n".join((words, *notes.values()))) if not leads_outside(address)
    ]:
        return f"A link leads to “{inside[0]}”. Begin its address with https:// or mailto:"
    return ""


def references_to(parts: Sequence[str]) -> str:
    """Return, for the help of a form, how words refer to other parts of the report, and their names."""
    first = parts[0] if parts else "summary"
    return (
        f" {{ref:{first}}} becomes a link that reads “section 1”, and {{number:{first}}} one that reads “1”. "
        f"The names are: {', '.join(parts)}."
    )


def _sure(one: ReportSection) -> list[str]:
    kind = KINDS[one.kind]
    return [*([one.name] if kind.is_sure or typed_in(one) else []), *kind.parts]

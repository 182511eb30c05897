"""What the plan measures, and the notes that its papers make."""

from csp.kernel.report import Block, Column, Note, Paragraph, PlainTable, Section, literal
from scrutiny.sources.plan_record import PlanRecord
from scrutiny.sources.wording import counted, without_references

COLUMNS = (Column("Measure"), Column("Target"), Column("By when"))


def section(record: PlanRecord) -> Section | None:
    """Return the section, or none when the plan has neither."""
    blocks: list[Block] = []
    if record.measures:
        number = len(record.measures)
        blocks.append(
            Paragraph(
                "measures-words", f"The plan has {counted(number, 'measure')} ({{ref:measures-table}})."
            )
        )
        blocks.append(
            PlainTable(
                "measures-table",
                "What the plan measures",
                COLUMNS,
                tuple(
                    (f"{one.reference} {one.title}".strip(), one.target, one.timescale)
                    for one in record.measures
                ),
            )
        )
    for at, note in enumerate(record.notes, start=1):
        heading = f"**{literal(note.heading)}**\n\n" if note.heading else ""
        blocks.append(Note(f"note-{at}", f"{heading}{without_references(note.text)}"))
    return Section("measures", "Measures and notes", tuple(blocks)) if blocks else None

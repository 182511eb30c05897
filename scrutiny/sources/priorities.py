"""A block for each priority: its aim, who leads it, how its actions stand, and what slipped, in whose words."""

from collections.abc import Iterator

from csp.kernel import day_words
from csp.kernel.report import Block, Heading, Paragraph, Section, literal
from plans.models import Status
from scrutiny.sources.plan_record import Line, PlanRecord, PriorityPart
from scrutiny.sources.summary import late_ones
from scrutiny.sources.wording import are, by_status, counted, quoted

SLIPPED_SHOWN = 4


def section(record: PlanRecord) -> Section | None:
    """Return the section, or none when the plan has no priorities."""
    parts = [part for part in record.parts if part.number]
    blocks = [block for part in parts for block in _blocks(record, part)]
    return Section("priorities", "The priorities", tuple(blocks)) if blocks else None


def _blocks(record: PlanRecord, part: PriorityPart) -> Iterator[Block]:
    yield Heading(part.key, part.name)
    if part.aim:
        yield Paragraph(f"{part.key}-aim", literal(part.aim))
    yield Paragraph(f"{part.key}-progress", _progress(record, part))
    slipped = [line for line in part.lines if line.stands_for == Status.StandsFor.OFF_TRACK]
    for at, line in enumerate(slipped[:SLIPPED_SHOWN], start=1):
        yield Paragraph(f"{part.key}-slipped-{at}", _slipped(line))
    if rest := len(slipped[SLIPPED_SHOWN:]):
        yield Paragraph(
            f"{part.key}-slipped-rest",
            f"{counted(rest, 'other action')} will miss {'its' if rest == 1 else 'their'} date: "
            f"see {{ref:actions-{part.key}}}.",
        )


def _progress(record: PlanRecord, part: PriorityPart) -> str:
    led = f"{literal(part.lead)} leads this priority." if part.lead else "Nobody leads this priority yet."
    if not part.lines:
        return f"{led} It has no actions."
    late = late_ones(list(part.lines))
    lateness = f" Of those still open, {late} {are(late)} late." if late else ""
    said = by_status(record.segments(part.lines))
    whole = f"{led} Of its {counted(len(part.lines), 'action')}, {said}.{lateness}"
    return f"{whole} {{ref:actions-{part.key}}} lists all of them."


def _slipped(line: Line) -> str:
    name = literal(f"{line.reference} {line.title}".strip())
    due = f", due {literal(line.due)}," if line.due else ""
    said = f"**{name}** ({literal(line.lead)}){due} will miss its date."
    if line.last_words:
        said += f" On {day_words.plain(line.last_said)} it was reported: “{quoted(line.last_words)}”"
    return said

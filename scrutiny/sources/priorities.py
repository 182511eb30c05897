"""A block for each priority: its aim, who leads it, how its actions stand, and what slipped, in whose words."""

from collections.abc import Iterator, Sequence

from csp.kernel import day_words
from csp.kernel.report import Block, Heading, Paragraph, literal
from plans.models import Status
from scrutiny.sources.given import Given
from scrutiny.sources.plan_record import Line, PlanRecord, PriorityPart
from scrutiny.sources.summary import lateness
from scrutiny.sources.wording import are, by_status, counted, quoted

SLIPPED_SHOWN = 4


def blocks(given: Given, typed: Sequence[Block]) -> tuple[Block, ...]:
    """Return the words and the blocks; a plan without priorities has a sentence, so that it can be referred to."""
    record = given.record
    parts = [part for part in record.parts if part.number]
    found = [block for part in parts for block in _blocks(record, part)]
    several = record.words.priority.many
    none = Paragraph("no-priorities", f"The plan has no {literal(several)}: see {{ref:action-plan}}.")
    return (*typed, *(found or [none]))


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
            f"{counted(rest, 'other action')} {are(rest)} off track: see {{ref:actions-{part.key}}}.",
        )


def _progress(record: PlanRecord, part: PriorityPart) -> str:
    one = literal(record.words.priority.one)
    led = f"{literal(part.lead)} leads this {one}." if part.lead else f"Nobody leads this {one} yet."
    if not part.lines:
        return f"{led} It has no actions."
    late = f" {lateness(part.lines)}." if any(line.is_late for line in part.lines) else ""
    said = by_status(record.segments(part.lines))
    whole = f"{led} Of its {counted(len(part.lines), 'action')}, {said}.{late}"
    return f"{whole} {{ref:actions-{part.key}}} lists all of them."


def _slipped(line: Line) -> str:
    name = literal(f"{line.reference} {line.title}".strip())
    due = f", due {literal(line.due)}," if line.due else ""
    said = f"**{name}** ({literal(line.lead)}){due} {_missed(line)}."
    if line.last_words:
        said += f" On {day_words.plain(line.last_said)} it was reported: “{quoted(line.last_words)}”"
    return said


def _missed(line: Line) -> str:
    if not line.due:
        return "is off track"
    return "has missed its date" if line.is_late else "will miss its date"

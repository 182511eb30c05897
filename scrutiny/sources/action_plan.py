"""The action plan: every action, priority by priority, with the last report on it."""

from collections.abc import Sequence

from csp.kernel import day_words
from csp.kernel.report import ActionLine, ActionTable, Block, Paragraph, StatusKey
from scrutiny.sources.given import Given
from scrutiny.sources.plan_record import NO_LEAD, Line, PlanRecord
from scrutiny.sources.wording import shortened


def blocks(given: Given, typed: Sequence[Block]) -> tuple[Block, ...]:
    """Return the words, what the statuses mean, and a table for each priority that has actions."""
    record = given.record
    day = day_words.plain(record.as_at)
    words: list[Block] = [
        Paragraph(
            "action-plan-words",
            f"{_led(record)}What follows is the last that was reported of each by {day}, after the day on which "
            "it was reported; a long report is shortened.",
        ),
        StatusKey("statuses", tuple(record.used)),
    ]
    tables = [
        ActionTable(
            f"actions-{part.key}",
            f"{part.name}, as at {day}",
            tuple(row_of(line) for line in part.lines),
        )
        for part in record.parts
        if part.lines
    ]
    return (*typed, *words, *tables)


def _led(record: PlanRecord) -> str:
    without = sum(line.lead == NO_LEAD for line in record.lines)
    if not record.lines:
        return ""
    if not without:
        return "Each action is led by one authority. "
    if without == len(record.lines):
        return "No action has an authority to lead it yet. "
    has = "has" if without == 1 else "have"
    return f"An action is led by one authority; {without} of {len(record.lines)} {has} none yet. "


def row_of(line: Line) -> ActionLine:
    """Return an action as a row of a table."""
    said = shortened(line.last_words)
    if said and line.last_said:
        said = f"{day_words.short(line.last_said)}: {said}"
    return ActionLine(
        reference=line.reference,
        action=line.title,
        lead=line.lead,
        due=f"{line.due}, late" if line.is_late else line.due,
        status=line.status,
        progress=said or ("No words were given." if line.is_reported else "Nothing has been reported yet."),
    )

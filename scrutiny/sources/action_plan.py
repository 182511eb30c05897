"""The action plan: every action, priority by priority, with the last report on it."""

from csp.kernel import day_words
from csp.kernel.report import ActionLine, ActionTable, Block, Paragraph, Section, StatusKey
from scrutiny.sources.plan_record import NO_LEAD, Line, PlanRecord
from scrutiny.sources.wording import shortened


def section(record: PlanRecord) -> Section:
    """Return the section: what the statuses mean, and a table for each priority that has actions."""
    day = day_words.plain(record.as_at)
    blocks: list[Block] = [
        Paragraph(
            "action-plan-words",
            f"{_led(record)}What follows is the last that was reported of each by {day}, after the day on which "
            "it was reported; a long report is shortened.",
        ),
        StatusKey("statuses", tuple(record.used)),
    ]
    blocks += [
        ActionTable(
            f"actions-{part.key}",
            f"{part.name}, as at {day}",
            tuple(_row(line) for line in part.lines),
        )
        for part in record.parts
        if part.lines
    ]
    return Section("action-plan", "Action plan", tuple(blocks))


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


def _row(line: Line) -> ActionLine:
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

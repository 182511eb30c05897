"""The action plan: every action, priority by priority, with the last report on it."""

from csp.kernel import day_words
from csp.kernel.report import ActionLine, ActionTable, Block, Paragraph, Section, StatusKey
from scrutiny.sources.plan_record import Line, PlanRecord, PriorityPart
from scrutiny.sources.wording import shortened, without_references


def section(record: PlanRecord) -> Section:
    """Return the section: what the statuses mean, and a table for each priority that has actions."""
    day = day_words.plain(record.as_at)
    blocks: list[Block] = [
        Paragraph(
            "action-plan-words",
            f"Each action is led by one authority. What follows is the last that was reported of each by {day}; "
            "a long report is shortened.",
        ),
        StatusKey("statuses", tuple(record.used)),
    ]
    blocks += [
        ActionTable(
            f"actions-{part.key}",
            f"{_called(part)}, as at {day}",
            tuple(_row(line) for line in part.lines),
        )
        for part in record.parts
        if part.lines
    ]
    return Section("action-plan", "Action plan", tuple(blocks))


def _called(part: PriorityPart) -> str:
    return f"Priority {part.number}: {part.title}" if part.number else part.title


def _row(line: Line) -> ActionLine:
    said = without_references(shortened(line.last_words))
    return ActionLine(
        reference=line.reference,
        action=line.title,
        lead=line.lead,
        due=f"{line.due}, late" if line.is_late else line.due,
        status=line.status,
        progress=said or "Nothing has been reported yet.",
    )

"""What a committee should look at first: what is late, what is off track, what nobody leads or reports on."""

from collections.abc import Callable, Iterator, Sequence

from csp.kernel.report import ActionTable, Block, Paragraph
from plans.models import Status
from scrutiny.sources.action_plan import row_of
from scrutiny.sources.given import Given
from scrutiny.sources.plan_record import NO_LEAD, Line
from scrutiny.sources.wording import are, counted

OFF, COMPLETE = Status.StandsFor.OFF_TRACK, Status.StandsFor.COMPLETE


def _is_late(line: Line) -> bool:
    return line.is_late


def _is_off(line: Line) -> bool:
    return line.stands_for == OFF and not line.is_late


def _has_no_lead(line: Line) -> bool:
    return line.is_open and line.stands_for != COMPLETE and line.lead == NO_LEAD


def _is_silent(line: Line) -> bool:
    return line.is_open and not line.is_reported


# Each with the words for how many there are, and the caption of its table.
LISTS: tuple[tuple[str, Callable[[Line], bool], str, str], ...] = (
    ("late", _is_late, "late", "Late: open after the due date"),
    ("off-track", _is_off, "off track, and will miss the date", "Off track, not late yet"),
    ("without-lead", _has_no_lead, "open and led by nobody", "Open, and no authority leads it"),
    ("not-reported", _is_silent, "open with nothing reported yet", "Open, and nothing has been reported"),
)


def blocks(given: Given, typed: Sequence[Block]) -> tuple[Block, ...]:
    """Return the words, and a sentence and a table for each list that has something in it."""
    return (*typed, *_listed(given.record.lines))


def _listed(lines: Sequence[Line]) -> Iterator[Block]:
    found_any = False
    for key, wanted, words, caption in LISTS:
        found = [line for line in lines if wanted(line)]
        if found:
            found_any = True
            number = len(found)
            said = f"{counted(number, 'action')} {are(number)} {words}: see {{ref:attention-{key}}}."
            yield Paragraph(f"attention-{key}-words", said)
            yield ActionTable(f"attention-{key}", caption, tuple(map(row_of, found)))
    if not found_any:
        yield Paragraph("attention-none", "No action is late, off track, without a lead or without a report.")

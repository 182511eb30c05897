"""What a committee should look at first: what is late, what is off track, what nobody leads or reports on."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from csp.kernel.folding import sort_key
from csp.kernel.report import ActionTable, BarChart, BarRow, Block, Paragraph
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
            drawn = _by_lead(key, lines, found)
            if drawn:
                said = f"{said} {{ref:{drawn.key}}} shows who leads them."
            yield Paragraph(f"attention-{key}-words", said)
            if drawn:
                yield drawn
            yield ActionTable(f"attention-{key}", caption, tuple(map(row_of, found)))
    if not found_any:
        yield Paragraph("attention-none", "No action is late, off track, without a lead or without a report.")


def _by_lead(key: str, lines: Sequence[Line], found: Sequence[Line]) -> BarChart | None:
    """Return how many of the actions that each authority leads are late; nothing where one leads all that are."""
    late, led = Counter(line.lead for line in found), Counter(line.lead for line in lines)
    if key != "late" or len(late) < 2:
        return None
    rows = tuple(BarRow(lead, late[lead], led[lead]) for lead in sorted(late, key=sort_key))
    caption = "Late actions, of all that each authority leads"
    return BarChart("attention-late-chart", caption, "Late", rows)

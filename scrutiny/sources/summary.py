"""The summary: how the plan is going, in figures, in words and in charts."""

from collections.abc import Iterator, Sequence
from datetime import date

from csp.kernel import day_words
from csp.kernel.report import (
    Block,
    KeyFigure,
    KeyFigures,
    LineChart,
    PanelChart,
    PanelRow,
    Paragraph,
    Series,
    StatusChart,
    StatusRow,
    literal,
)
from plans.models import Status
from scrutiny.sources.given import Given
from scrutiny.sources.plan_record import GOING_WELL, Line, PlanRecord
from scrutiny.sources.wording import are, by_status, counted

MOST_COMPARED = 12


def blocks(given: Given, typed: Sequence[Block]) -> tuple[Block, ...]:
    """Return figures, the words that were typed, the words that follow from the figures, and charts."""
    return (figures(given.record.lines), *typed, *_drawn(given.record))


def figures(lines: list[Line]) -> KeyFigures:
    """Return the three figures that answer “how is the plan going?”."""
    well, off_track, late = going_well(lines), stopped(lines), late_ones(lines)
    whose = "its" if late == 1 else "their"
    return KeyFigures(
        "key-figures",
        (
            KeyFigure(f"{well} of {len(lines)}", "actions complete or on track"),
            KeyFigure(str(off_track), _missed(lines), is_worry=off_track > 0),
            KeyFigure(str(late), f"late: open after {whose} due date", is_worry=late > 0),
        ),
    )


def is_well(line: Line) -> bool:
    """Return whether an action is complete or on track."""
    return line.stands_for in GOING_WELL


def is_stopped(line: Line) -> bool:
    """Return whether an action is reported to miss its date."""
    return line.stands_for == Status.StandsFor.OFF_TRACK


def going_well(lines: list[Line]) -> int:
    """Return how many are complete or on track."""
    return sum(map(is_well, lines))


def stopped(lines: list[Line]) -> int:
    """Return how many are reported to miss their date."""
    return sum(map(is_stopped, lines))


def late_ones(lines: Sequence[Line]) -> int:
    """Return how many are open after their due date."""
    return sum(line.is_late for line in lines)


def lateness(lines: Sequence[Line]) -> str:
    """Return how many of those still open are late, as a sentence without its full stop."""
    still_open = sum(line.is_open and line.stands_for != Status.StandsFor.COMPLETE for line in lines)
    late = late_ones(lines)
    if not still_open:
        return "None is still open"
    if still_open == 1:
        return f"The one still open is {'' if late else 'not '}late"
    if late == still_open:
        return "All of those still open are late"
    return f"Of those still open, {late} {are(late)} late" if late else "None of those still open is late"


def _missed(lines: list[Line]) -> str:
    """Return what those off track do to their dates: what is late has missed its own."""
    off_track = [line for line in lines if line.stands_for == Status.StandsFor.OFF_TRACK]
    whose = "its" if len(off_track) == 1 else "their"
    missed, will = any(line.is_late for line in off_track), any(not line.is_late for line in off_track)
    if missed and will:
        return f"off track: have missed, or will miss, {whose} date"
    if missed:
        return f"off track: {'has' if len(off_track) == 1 else 'have'} missed {whose} date"
    return f"off track: will miss {whose} date"


def _drawn(record: PlanRecord) -> Iterator[Block]:
    day, lines = day_words.plain(record.as_at), record.lines
    if not lines:
        yield Paragraph("progress", f"On {day} the {literal(record.title)} had no actions.")
        return
    said = by_status(record.segments(lines))
    yield Paragraph(
        "progress",
        f"Of the {counted(len(lines), 'action')} in the {literal(record.title)}, {said}. {lateness(lines)}. "
        f"{{ref:status-chart}} shows the actions of each {literal(record.words.priority.one)}.",
    )
    yield StatusChart(
        "status-chart",
        f"Actions by {record.words.priority.one} and status",
        tuple(StatusRow(part.title, record.segments(part.lines)) for part in record.parts),
        source=_source(record),
    )
    if len(record.months) > 1:
        each = _each(record)
        told = f" {{ref:{each.key}}} shows it for each {literal(record.words.priority.one)}." if each else ""
        yield Paragraph("by-month", f"{_by_month(record)}{told}")
        yield LineChart(
            "by-month-chart",
            "Actions complete at the end of each month",
            tuple(_short(end) for end, _ in record.months),
            (Series("Complete", tuple(number for _, number in record.months)),),
            source=f"{_source(record)} The last point is {day}.",
        )
        yield from (each,) if each else ()


def _each(record: PlanRecord) -> PanelChart | None:
    """Return the same for each priority, all on one scale, where there are several and not too many to compare."""
    ends = [end for end, _ in record.months]
    parts = [part for part in record.parts if part.lines]
    if not 2 <= len(parts) <= MOST_COMPARED:
        return None
    return PanelChart(
        "by-month-each-chart",
        f"Actions complete at the end of each month, by {record.words.priority.one}",
        tuple(map(_short, ends)),
        tuple(
            PanelRow(part.title, tuple(part.months.get(end) for end in ends), len(part.lines))
            for part in parts
        ),
        source=f"The broken line is how many actions there are. {_source(record)}",
    )


def _by_month(record: PlanRecord) -> str:
    (first, before), (_, now) = record.months[0], record.months[-1]
    begun, day = day_words.month(first), day_words.plain(record.as_at)
    if now == before:
        moved = f"The number of actions complete was {now} at the end of {begun} and on {day}"
    else:
        way = "rose" if now > before else "fell"
        moved = f"The number of actions complete {way} from {before} at the end of {begun} to {now} on {day}"
    return f"{moved}: see {{ref:by-month-chart}}."


def _short(day: date) -> str:
    """Return a month as “Nov 2026”."""
    return f"{day_words.MONTHS[day.month - 1][:3]} {day.year}"


def _source(record: PlanRecord) -> str:
    return f"Source: what the lead authorities had reported by {day_words.plain(record.as_at)}."

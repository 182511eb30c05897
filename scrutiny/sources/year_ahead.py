"""The year ahead: somebody's words, the days to come that the record knows, and what is due in each quarter."""

from collections import Counter
from collections.abc import Iterator, Sequence

from csp.kernel import day_words
from csp.kernel.measures.periods import period_of
from csp.kernel.report import Block, Column, Paragraph, PlainTable, literal
from scrutiny.sources.given import Given
from scrutiny.sources.plan_record import Line
from scrutiny.sources.wording import are, counted


def blocks(given: Given, typed: Sequence[Block]) -> tuple[Block, ...]:
    """Return the words, the days that are known, and the actions by the quarter in which they are due."""
    return (*typed, *_days(given), *_actions(given))


def _days(given: Given) -> Iterator[Block]:
    if not given.ahead:
        return
    day, review = day_words.plain(given.record.as_at), literal(given.words.review.a)
    yield Paragraph(
        "year-ahead-words",
        f"{{ref:year-ahead-dates}} has every day after {day} that this record knows of. No date of {review} is told "
        "here, so that none tells of a death.",
    )
    yield PlainTable(
        "year-ahead-dates",
        "Days to come",
        (Column("Day"), Column("What")),
        tuple((day_words.plain(one.on), one.what) for one in given.ahead),
        source=f"Source: what was written down by {day}.",
    )


def expected(given: Given) -> list[Line]:
    """Return the actions of which something is expected on the day."""
    return [line for line in given.record.lines if line.is_asked]


def to_come(given: Given) -> list[Line]:
    """Return those of them that are due on the day or later, the first first."""
    found = [line for line in expected(given) if line.due_on and not line.is_late]
    return sorted(found, key=lambda line: str(line.due_on))


def quarter_of(line: Line) -> str:
    """Return the quarter in which an action is due."""
    return period_of("quarter", line.due_on).name if line.due_on else ""


def _actions(given: Given) -> Iterator[Block]:
    there, coming = expected(given), to_come(given)
    if not there:
        return
    late = sum(line.is_late for line in there)
    undated = sum(line.due_on is None for line in there)
    rest = [
        f"{late} {are(late)} late already" if late else "",
        f"{undated} {'has' if undated == 1 else 'have'} no due date" if undated else "",
    ]
    said = " and ".join(filter(None, rest))
    also = f" Besides, {said}." if said else ""
    shown = " ({ref:year-ahead-actions})" if coming else ""
    number = counted(len(coming), "open action") if coming else "No open action"
    due = f"{number} {are(max(len(coming), 1))} due on the day of this report or later{shown}."
    yield Paragraph("year-ahead-due", f"{due}{also}")
    if coming:
        counts = Counter(map(quarter_of, coming))
        yield PlainTable(
            "year-ahead-actions",
            "Open actions by the quarter in which they are due",
            (Column("Quarter"), Column("Actions due", is_number=True)),
            tuple((quarter, str(number)) for quarter, number in counts.items()),
            total=("Together", str(len(coming))),
        )

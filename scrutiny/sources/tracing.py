"""Where the figures of a plan come from, section by section, by the rules that the sections count by."""

from collections.abc import Iterator, Sequence

from csp.kernel import day_words
from csp.kernel.folding import sort_key
from scrutiny.sources import attention, measures, summary, year_ahead
from scrutiny.sources.given import Given
from scrutiny.sources.plan_record import NO_LEAD, Line, PlanRecord
from scrutiny.sources.priorities import SLIPPED_SHOWN
from scrutiny.sources.traced import ACTION, MEASURE, Figure, Record, Traced, of_lines, of_measures

LATE = "An action is late while something is expected of it after its due date."
BY_STATUS = (
    "An action’s status is the one last reported, or what was decided of it, such as that it is closed."
)


def of_summary(given: Given) -> Iterator[Traced]:
    """Trace the three figures, the sentence and the two charts of the summary."""
    record, lines = given.record, given.record.lines
    on = f"Actions of the plan as they stood on {day_words.plain(record.as_at)}."
    well = [line for line in lines if summary.is_well(line)]
    stopped = [line for line in lines if summary.is_stopped(line)]
    yield Traced(
        "key-figures",
        f"{on} {BY_STATUS} {LATE}",
        (
            of_lines("Complete or on track", well),
            of_lines("All actions", lines),
            of_lines("Off track", stopped),
            of_lines("Late", _late(lines)),
        ),
    )
    yield Traced("progress", f"{on} {BY_STATUS} {LATE}", tuple(_standing(record, lines)))
    yield Traced("status-chart", f"{on} {BY_STATUS}", tuple(_in_bars(record)))
    rule, months = _by_month(record)
    yield Traced("by-month-chart", rule, months)
    yield Traced("by-month-each-chart", rule, tuple(_of_each(record)))


def of_priorities(given: Given) -> Iterator[Traced]:
    """Trace how the actions of each priority stand, and how many more slipped."""
    record = given.record
    on = f"as they stood on {day_words.plain(record.as_at)}. {BY_STATUS} {LATE}"
    for part in record.parts:
        if part.number and part.lines:
            rule = f"Actions of this {record.words.priority.one} {on}"
            yield Traced(f"{part.key}-progress", rule, tuple(_standing(record, part.lines)))
            slipped = [line for line in part.lines if summary.is_stopped(line)]
            rest = of_lines("Off track besides", slipped[SLIPPED_SHOWN:])
            yield Traced(f"{part.key}-slipped-rest", rule, (rest,))


def of_attention(given: Given) -> Iterator[Traced]:
    """Trace each list of what needs attention."""
    for key, wanted, words, caption in attention.LISTS:
        found = [line for line in given.record.lines if wanted(line)]
        rule = f"Actions of the plan that were {words} on {day_words.plain(given.record.as_at)}. {LATE}"
        yield Traced(f"attention-{key}", rule, (of_lines(caption, found),))
        if key == "late":
            yield Traced("attention-late-chart", rule, tuple(_led(given.record.lines, found)))


def of_action_plan(given: Given) -> Iterator[Traced]:
    """Trace the rows of each table of actions, and how many have no lead."""
    record = given.record
    day = day_words.plain(record.as_at)
    without = [line for line in record.lines if line.lead == NO_LEAD]
    figures = (of_lines("Without a lead", without), of_lines("All actions", record.lines))
    yield Traced("action-plan-words", f"Actions of the plan, and who led each on {day}.", figures)
    for part in record.parts:
        rule = f"Every action that stood there on {day}, with the last that was reported of it by then."
        yield Traced(f"actions-{part.key}", rule, (of_lines(part.name, part.lines),))


def of_measures_section(given: Given) -> Iterator[Traced]:
    """Trace how many measures there are and how they stand, and each row and chart to its measure."""
    found, day = given.record.measures, day_words.plain(given.record.as_at)
    stand = [
        of_measures(str(standing), [one for one in found if one.stands == standing])
        for standing in measures.STANDINGS
    ]
    there = tuple(one for one in stand if one.records)
    rule = f"Measures of the plan, each held against its target with the last figure that was known on {day}."
    yield Traced("measures-words", rule, (of_measures("All measures", found), *there))
    kept = f"The figures of the whole partnership that were written down by {day}; each is kept with its measure."
    each = [Figure(one.name, (Record(MEASURE, one.key),), is_kept_there=True) for one in found]
    yield Traced("measures-table", kept, tuple(each))
    for at, one in enumerate(each, start=1):
        yield Traced(f"measure-{at}-chart", kept, (one,))


def of_year_ahead(given: Given) -> Iterator[Traced]:
    """Trace the days to come to what is on them, and the actions due to the actions."""
    day = day_words.plain(given.record.as_at)
    days = [
        Figure(f"{day_words.plain(one.on)}: {one.what}", one.records, is_kept_there=True)
        for one in given.ahead
        if one.records
    ]
    yield Traced(
        "year-ahead-dates",
        f"What was written down by {day} of days after it. What the law asks for by 31 March has no record.",
        tuple(days),
    )
    rule = f"Actions of which something was expected on {day}, by their due dates. {LATE}"
    there, coming = year_ahead.expected(given), year_ahead.to_come(given)
    undated = [line for line in there if line.due_on is None]
    yield Traced(
        "year-ahead-due",
        rule,
        (of_lines("Due later", coming), of_lines("Late", _late(there)), of_lines("No due date", undated)),
    )
    quarters = dict.fromkeys(map(year_ahead.quarter_of, coming))
    by_quarter = [
        of_lines(quarter, [line for line in coming if year_ahead.quarter_of(line) == quarter])
        for quarter in quarters
    ]
    yield Traced("year-ahead-actions", rule, (*by_quarter, of_lines("Together", coming)))


def _late(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if line.is_late]


def _standing(record: PlanRecord, lines: Sequence[Line]) -> Iterator[Figure]:
    """Give all of some actions, those of each status, and those that are late."""
    yield of_lines("All actions", lines)
    for status in record.used:
        if found := [line for line in lines if line.status == status]:
            yield of_lines(status.word, found)
    yield of_lines("Late", _late(lines))


def _in_bars(record: PlanRecord) -> Iterator[Figure]:
    for part in record.parts:
        for status in record.used:
            found = [line for line in part.lines if line.status == status]
            if found:
                yield of_lines(f"{part.title}: {status.word}", found)


def _led(lines: Sequence[Line], late: Sequence[Line]) -> Iterator[Figure]:
    """Give the late actions of each authority that has one, and all that it leads."""
    for lead in sorted({line.lead for line in late}, key=sort_key):
        yield of_lines(f"{lead}: late", [line for line in late if line.lead == lead])
        yield of_lines(f"{lead}: all that it leads", [line for line in lines if line.lead == lead])


def _of_each(record: PlanRecord) -> Iterator[Figure]:
    """Give what of each priority was complete at the end of each month, and all its actions."""
    for part in record.parts:
        here = {line.key for line in part.lines}
        for (end, _), keys in zip(record.months, record.completed, strict=False):
            found = tuple(Record(ACTION, key) for key in keys if key in here)
            if found:
                yield Figure(f"{part.title}, {day_words.month(end)}", found)
        yield of_lines(f"{part.title}: all actions", part.lines)


def _by_month(record: PlanRecord) -> tuple[str, tuple[Figure, ...]]:
    rule = (
        "Actions that were there at the end of each month, and complete by what had been reported or decided then. "
        f"The last month ends on {day_words.plain(record.as_at)}, with what was complete on that day."
    )
    figures = [
        Figure(day_words.month(end), tuple(Record(ACTION, key) for key in keys))
        for (end, _), keys in zip(record.months, record.completed, strict=False)
    ]
    return rule, tuple(figures)

"""The rows of an exported action list: the words of the list, with each fact in a column of its own."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from csp.kernel.terms import EVERYBODYS, Words
from plans.exports.action_rows import ExportedAction
from plans.models import ActionState
from plans.presenters.action_facts import days_after_first
from plans.presenters.action_row import NO_AUTHORITY, NOBODY, band_of
from plans.presenters.scheme import Scheme, change_words
from plans.queries.action_rows import PlainRow


def exported(
    rows: Iterable[PlainRow],
    *,
    plan_id: int,
    priorities: Mapping[int | None, str],
    scheme: Scheme,
    today: date,
    silent_after: int,
    words: Words = EVERYBODYS,
) -> Iterator[ExportedAction]:
    """Give each row of a plan's list (its id) as it is exported; ``priorities`` are its priorities' names by id."""
    for row in rows:
        status = scheme.tag(row.status_id)
        is_silent = row.is_silent(today, after_days=silent_after)
        yield ExportedAction(
            reference=row.reference,
            priority=band_of(row, plan_id=plan_id, priorities=priorities, words=words),
            title=row.title,
            lead=row.lead or NO_AUTHORITY,
            person=row.person or NOBODY,
            post=row.lead_post,
            supporters=row.supporters_named,
            areas=row.areas_named,
            resources=row.resources,
            due=row.due_on or row.timescale,
            first_agreed=row.original_due_on if row.has_moved else None,
            late="late" if row.is_late(today) else "",
            after_first=days_after_first(row, today),
            letter=status.letter,
            status=status.word,
            forecast=scheme.tag(row.forecast_id).word if row.forecast_id else "",
            change=change_words(status, scheme.tag(row.status_before_id)),
            reported=row.reported_on or ("Never" if is_silent else None),
            silent="silent" if is_silent else "",
            state=str(ActionState(row.state).label),
            outcome=row.outcome or (row.state_why if row.state != ActionState.OPEN else ""),
            plan=row.plan_title,
            also_in=row.also_in_named,
            colour=status.colour,
        )

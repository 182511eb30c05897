"""One row of the action list."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from csp.kernel import day_words
from csp.kernel.terms import EVERYBODYS, Words
from plans.imports.headings import FROM_ELSEWHERE, under_none
from plans.presenters.action_facts import after_first
from plans.presenters.action_states import MARKS, state_word
from plans.presenters.scheme import Scheme, StatusTag, change_words
from plans.queries.action_rows import PlainRow

NO_AUTHORITY = "No authority yet"
NOBODY = "Nobody yet"


def band_of(
    row: PlainRow, *, plan_id: int, priorities: Mapping[int | None, str], words: Words = EVERYBODYS
) -> str:
    """Return under which name a row stands in a plan's list (its id); ``priorities`` are its own names by id."""
    if row.plan_id != plan_id:
        return FROM_ELSEWHERE
    return priorities.get(row.priority_id) or under_none(words)


def where_words(row: PlainRow, *, plan_id: int) -> str:
    """Return from which plan an action is that counts in this one (its id), or in which others this one's counts."""
    if row.plan_id != plan_id:
        return f"from {row.plan_title}"
    return f"also in {row.also_in_named}" if row.also_in_named else ""


@dataclass(frozen=True)
class ActionRow:
    """An action as the list shows it: what is reported, and what is computed."""

    reference: str
    title: str
    url: str
    where: str
    band: str
    lead: str
    person: str
    due: str
    was: str
    is_late: bool
    after_first: str
    status: StatusTag
    standing: str
    mark: str
    forecast: str
    change: str
    reported: str
    is_silent: bool

    @classmethod
    def of(
        cls,
        row: PlainRow,
        *,
        plan_id: int,
        priorities: Mapping[int | None, str],
        scheme: Scheme,
        address: str,
        today: date,
        silent_after: int,
        words: Words = EVERYBODYS,
    ) -> "ActionRow":
        """Return the row as it is drawn in a plan's list (its id); ``priorities`` are its priorities' names by id."""
        status = scheme.tag(row.status_id)
        return cls(
            reference=row.reference,
            title=row.title,
            url=address.format(row.key),
            where=where_words(row, plan_id=plan_id),
            band=band_of(row, plan_id=plan_id, priorities=priorities, words=words),
            lead=row.lead or NO_AUTHORITY,
            person=row.person or row.lead_post or NOBODY,
            due=day_words.short(row.due_on) or row.timescale,
            was=day_words.short(row.original_due_on) if row.has_moved else "",
            is_late=row.is_late(today),
            after_first=after_first(row, today) if row.has_moved else "",
            status=status,
            standing=state_word(row.state),
            mark=MARKS.get(row.state, ""),
            forecast=scheme.tag(row.forecast_id).word if row.forecast_id else "",
            change=change_words(status, scheme.tag(row.status_before_id)),
            reported=day_words.short(row.reported_on),
            is_silent=row.is_silent(today, after_days=silent_after),
        )

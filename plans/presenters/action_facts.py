"""What an action is, as its page lists it: who, when, where, with what, and how one will know."""

from datetime import date

from csp.kernel import day_words
from csp.kernel.terms import EVERYBODYS, Words
from csp.kernel.timescale import Timescale, read, said
from plans.models import Action
from plans.queries.action_rows import PlainRow
from plans.queries.authorities import Promise

NO_HOLDER = "Nobody holds it yet"
Fact = tuple[str, str, str]


def facts_of(action: Action, words: Words = EVERYBODYS, *, today: date) -> list[Fact]:
    """Return what an action is, as (term, value, small print)."""
    rows = [
        ("Lead", str(action.lead_seat or "No authority yet"), _holder(action)),
        ("Lead in the plan’s words", action.leads_as_written, ""),
        ("Supported by", action.supporters_named, ""),
        ("Where", action.areas_named, ""),
        ("Due", day_words.plain(action.due_on) or "No date", _first_agreed(action, today)),
        ("Timescale", action.timescale, _read_from(action)),
        ("Forecast for the end of the year", str(action.forecast or ""), "as last reported"),
        (words.priority.start, str(action.priority or "None"), ""),
        ("Objective", str(action.objective or ""), ""),
        ("Also in", action.also_in_named, "counts there too"),
        ("Resources", action.resources, ""),
        ("Done when", action.done_when, ""),
        ("Why it is extra", action.additionality, ""),
        *((heading, text, "as imported") for heading, text in action.other_details),
    ]
    return [row for row in rows if row[1]]


def after_first(one: Action | PlainRow | Promise, today: date) -> str:
    """Return how long an action has been going on after the date first agreed, which may have moved: “12 days”."""
    days = days_after_first(one, today)
    return f"{days} {'day' if days == 1 else 'days'}" if days else ""


def days_after_first(one: Action | PlainRow | Promise, today: date) -> int | None:
    """Return by how many days an action of which something is expected is after the date first agreed."""
    if not one.is_late_at_first(today) or one.original_due_on is None:
        return None
    return (today - one.original_due_on).days


def after_first_words(action: Action, today: date) -> str:
    """Return the same for a page’s head, of an action whose date has moved."""
    late = after_first(action, today) if action.has_moved else ""
    return f"{late} after the date first agreed" if late else ""


def same_reference_words(reference: str, others: list[Action]) -> str:
    """Return that other actions have the same reference, and which; empty when none has."""
    if not others:
        return ""
    first, rest = others[0].title, len(others) - 1
    more = f" and {rest} more" if rest else ""
    return f"{reference} is also the reference of “{first}”{more}. Both can keep it."


def _holder(action: Action) -> str:
    if action.lead_person is None:
        return f"{action.lead_post}: nobody is named" if action.lead_post else NO_HOLDER
    return ", ".join(filter(None, [action.lead_person.name, action.lead_post]))


def _first_agreed(action: Action, today: date) -> str:
    if not action.has_moved or action.original_due_on is None:
        return ""
    late = after_first(action, today)
    ago = f": {late} ago" if late else ""
    return f"first agreed for {day_words.plain(action.original_due_on)}{ago}"


def _read_from(action: Action) -> str:
    """Return the dates that were read from the timescale when it was written, in the words of its reading."""
    plan = action.plan
    found = read(action.timescale, starts_on=plan.starts_on, ends_on=plan.ends_on)
    first, last = action.timescale_from, action.timescale_to
    if (found.from_on, found.to_on) != (
        first,
        last,
    ):  # it was read in another plan's period, or by another rule
        found = Timescale(action.timescale, found.precision, first, last)
    meant = said(found)
    return f"as written. We read: {meant}" if meant else "as written in the plan"

"""An action's page: its facts, and what has been said and changed, newest first."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from csp.kernel import day_words
from csp.kernel.markdown import to_html
from csp.kernel.terms import EVERYBODYS, Words
from plans.models import Action, Handover, ProgressUpdate
from plans.presenters.scheme import Scheme, StatusTag, change_words


@dataclass(frozen=True)
class Entry:
    """One line of the history, as the timeline draws it."""

    at: datetime
    kind: str
    heading: str
    detail: str
    tag: StatusTag | None = None
    body: SafeString | str = ""
    note: str = ""


def facts_of(action: Action, words: Words = EVERYBODYS) -> list[tuple[str, str, str]]:
    """Return what an action is, as (term, value, small print)."""
    rows = [
        (
            "Lead",
            str(action.lead_seat or "No authority yet"),
            action.lead_person.name if action.lead_person else "Nobody holds it yet",
        ),
        ("Lead in the plan’s words", action.leads_as_written, ""),
        ("Due", day_words.plain(action.due_on) or "No date", _was(action)),
        ("Timescale", action.timescale, "as written in the plan"),
        (words.priority.start, str(action.priority or "None"), ""),
        ("Objective", str(action.objective or ""), ""),
        ("Done when", action.done_when, ""),
        ("Why it is extra", action.additionality, ""),
        *((heading, words, "as imported") for heading, words in action.other_details),
    ]
    return [row for row in rows if row[1]]


def due_words(action: Action, today: date) -> str:
    """Return the due date as the page head says it: the date, and the days left or late while it is open."""
    if action.due_on is None:
        return action.timescale or "no due date"
    if not action.is_open:
        return day_words.plain(action.due_on)
    return f"{day_words.plain(action.due_on)}, {day_words.near(action.due_on, today)}"


def timeline_of(
    updates: Iterable[ProgressUpdate],
    versions: Sequence[Any],
    scheme: Scheme,
    handovers: Iterable[Handover] = (),
) -> list[Entry]:
    """Return updates, handovers, moves of the due date and the beginning, newest first."""
    entries = [_said(update, scheme) for update in updates]
    entries += [_handed_over(one) for one in handovers]
    entries += [_moved(old, new) for old, new in itertools.pairwise(versions) if old.due_on != new.due_on]
    entries += [_began(first) for first in versions[:1]]
    return sorted(entries, key=lambda entry: entry.at, reverse=True)


def _said(update: ProgressUpdate, scheme: Scheme) -> Entry:
    tag, before = scheme.tag(update.status_id), scheme.tag(update.status_before_id)
    moved = change_words(tag, before)
    detail = f", {_day(update.made_at)}" + (f", {moved}" if moved not in ("", "Same") else "")
    if update.nothing_has_changed and not update.text:
        return Entry(update.made_at, "update", update.made_by.name, detail, tag, body="Nothing has changed.")
    # to_html has cleaned what was written.
    body = mark_safe(to_html(update.text))  # noqa: S308
    return Entry(update.made_at, "update", update.made_by.name, detail, tag, body=body)


def _handed_over(handover: Handover) -> Entry:
    detail = f" by {handover.from_person.name} to {handover.to_person.name}. "
    by = "" if handover.made_by_id == handover.from_person_id else f"{handover.made_by.name}, "
    # to_html has cleaned what was written.
    body = mark_safe(to_html(handover.note))  # noqa: S308
    return Entry(
        handover.made_at, "change", "Handed over", f"{detail}{by}{_day(handover.made_at)}", body=body
    )


def _moved(old: Any, new: Any) -> Entry:
    heading = "Due date set" if old.due_on is None else "Due date moved"
    start = f" from {day_words.plain(old.due_on)}" if old.due_on else ""
    end = f" to {day_words.plain(new.due_on)}" if new.due_on else ", with no new date"
    reason = f"Reason given: {new.history_change_reason}" if new.history_change_reason else ""
    return Entry(new.history_date, "change", heading, f"{start}{end}. {_who(new)}", note=reason)


def _began(first: Any) -> Entry:
    return Entry(first.history_date, "change", "Action added to the plan", f" {_who(first)}".rstrip())


def _who(version: Any) -> str:
    name = version.history_user.name if version.history_user else ""
    return ", ".join(part for part in (name, _day(version.history_date)) if part)


def _day(at: datetime) -> str:
    return day_words.plain(timezone.localdate(at))


def _was(action: Action) -> str:
    if not action.has_moved or action.original_due_on is None:
        return ""
    return f"first agreed for {day_words.plain(action.original_due_on)}"

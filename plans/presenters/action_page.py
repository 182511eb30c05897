"""An action's page: when it is due, and what has been said and changed, newest first."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from csp.kernel import day_words
from csp.kernel.markdown import to_html
from plans.models import Action, Challenge, Handover, ProgressUpdate
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
    update: ProgressUpdate | None = None
    evidence: Sequence[Any] = ()
    evidence_url: str = ""


def due_words(action: Action, today: date) -> str:
    """Return the due date as the page head says it: the date, and the days left or late while it is expected."""
    if action.due_on is None:
        return action.timescale or "no due date"
    if not action.is_asked:
        return day_words.plain(action.due_on)
    return f"{day_words.plain(action.due_on)}, {day_words.near(action.due_on, today)}"


def timeline_of(
    updates: Iterable[ProgressUpdate],
    versions: Sequence[Any],
    scheme: Scheme,
    handovers: Iterable[Handover] = (),
    *,
    plans: Mapping[int, str] | None = None,
    challenges: Iterable[Challenge] = (),
) -> list[Entry]:
    """Return updates, handovers, moves of the due date and between plans, and the beginning, newest first."""
    entries = [_said(update, scheme) for update in updates]
    entries += [_handed_over(one) for one in handovers]
    entries += [_challenged(one) for one in challenges]
    entries += [_moved(old, new) for old, new in itertools.pairwise(versions) if old.due_on != new.due_on]
    entries += [
        _went(old, new, plans or {})
        for old, new in itertools.pairwise(versions)
        if old.plan_id != new.plan_id
    ]
    entries += [_began(first) for first in versions[:1]]
    return sorted(entries, key=lambda entry: entry.at, reverse=True)


def _said(update: ProgressUpdate, scheme: Scheme) -> Entry:
    tag, before = scheme.tag(update.status_id), scheme.tag(update.status_before_id)
    moved = change_words(tag, before)
    detail = f"{update.how}, {_day(update.made_at)}" + (f", {moved}" if moved not in ("", "Same") else "")
    if update.nothing_has_changed and not update.text:
        body: SafeString | str = "Nothing has changed."
    else:
        body = mark_safe(to_html(update.text))  # noqa: S308  (to_html has cleaned what was written)
    forecast = scheme.tag(update.forecast_id).word.lower() if update.forecast_id else ""
    note = f"Forecast for the end of the year: {forecast}" if forecast else ""
    return Entry(
        update.made_at, "update", update.made_by.name, detail, tag, body=body, note=note, update=update
    )


def _challenged(challenge: Challenge) -> Entry:
    detail = f" returned the report of {_day(challenge.to_update.made_at)}, {_day(challenge.made_at)}"
    body = mark_safe(to_html(challenge.text))  # noqa: S308  (to_html has cleaned what was written)
    return Entry(challenge.made_at, "challenge", challenge.made_by.name, detail, body=body)


def _handed_over(handover: Handover) -> Entry:
    detail = f" by {handover.from_person.name} to {handover.to_person.name}. "
    by = "" if handover.made_by_id == handover.from_person_id else f"{handover.made_by.name}, "
    body = mark_safe(to_html(handover.note))  # noqa: S308  (to_html has cleaned what was written)
    return Entry(
        handover.made_at, "change", "Handed over", f"{detail}{by}{_day(handover.made_at)}", body=body
    )


def _moved(old: Any, new: Any) -> Entry:
    heading = "Due date set" if old.due_on is None else "Due date moved"
    start = f" from {day_words.plain(old.due_on)}" if old.due_on else ""
    end = f" to {day_words.plain(new.due_on)}" if new.due_on else ", with no new date"
    reason = f"Reason given: {new.history_change_reason}" if new.history_change_reason else ""
    return Entry(new.history_date, "change", heading, f"{start}{end}. {_who(new)}", note=reason)


def plans_in(versions: Sequence[Any]) -> set[int]:
    """Return the ids of the plans that an action was moved between; none while it never was."""
    found = {version.plan_id for version in versions}
    return found if len(found) > 1 else set()


def _went(old: Any, new: Any, plans: Mapping[int, str]) -> Entry:
    """Return the line of a move to another plan; a plan that the reader may not see has no name."""
    names = [plans.get(one.plan_id, "another plan") for one in (old, new)]
    reason = f"Reason given: {new.history_change_reason}" if new.history_change_reason else ""
    return Entry(
        new.history_date, "change", "Moved", f" from {names[0]} to {names[1]}. {_who(new)}", note=reason
    )


def _began(first: Any) -> Entry:
    return Entry(first.history_date, "change", "Action added to the plan", f" {_who(first)}".rstrip())


def _who(version: Any) -> str:
    name = version.history_user.name if version.history_user else ""
    return ", ".join(part for part in (name, _day(version.history_date)) if part)


def _day(at: datetime) -> str:
    return day_words.plain(timezone.localdate(at))

"""A restricted action as somebody sees it who is named on it and is not in its circle."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString, mark_safe

from csp.kernel import day_words
from csp.kernel.markdown import to_html
from plans.models import Action, Handover, ProgressUpdate
from plans.presenters.action_page import Entry, due_words, timeline_of
from plans.presenters.scheme import Scheme, StatusTag


@dataclass(frozen=True)
class RestrictedAction:
    """What is to be done, by when, and what has been said: never its plan, priority, reference or origin."""

    title: str
    detail: SafeString | str
    facts: list[tuple[str, str]]
    status: StatusTag
    due: str
    is_late: bool
    reported: str
    timeline: list[Entry]

    @classmethod
    def of(
        cls,
        action: Action,
        updates: Sequence[ProgressUpdate],
        handovers: Iterable[Handover],
        *,
        scheme: Scheme,
        on: date,
    ) -> "RestrictedAction":
        """Return the page of an action on a day, with its updates and how it came to the reader, newest first."""
        facts = [
            ("Lead", str(action.lead_seat or "")),
            ("Timescale", action.timescale),
            ("Done when", action.done_when),
        ]
        return cls(
            title=action.title,
            detail=mark_safe(to_html(action.detail)),  # noqa: S308  (to_html has cleaned what was written)
            facts=[fact for fact in facts if fact[1]],
            status=scheme.tag(action.status_id),
            due=due_words(action, on),
            is_late=action.is_late(on),
            reported=day_words.plain(action.reported_on),
            timeline=timeline_of(updates, [], scheme, handovers),
        )

"""A restricted action as somebody sees it who is named on it and is not in its circle."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString, mark_safe

from csp.kernel import day_words
from csp.kernel.markdown import to_html
from plans.models import Action, Challenge, Handover, ProgressUpdate
from plans.presenters.action_page import Entry, due_words, timeline_of
from plans.presenters.action_states import Standing, standing_of
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
    stands: Standing | None
    reported: str
    asked_by: str
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
        challenges: Iterable[Challenge] = (),
        asked_by: date | None = None,
    ) -> "RestrictedAction":
        """Return the page of an action on a day, with its updates and how it came to the reader, newest first.

        ``asked_by`` is the day by which an update is asked for; nobody outside the circle reads by what.
        """
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
            stands=standing_of(action),  # and not why: that was written for those who know of the plan
            reported=day_words.plain(action.reported_on),
            asked_by=f"{day_words.long(asked_by)}, {day_words.near(asked_by, on)}" if asked_by else "",
            timeline=timeline_of(updates, [], scheme, handovers, challenges=challenges),
        )

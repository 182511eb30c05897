"""One row of the action list."""

from dataclasses import dataclass
from datetime import date

from csp.kernel import day_words
from plans.models import Action
from plans.presenters.scheme import Scheme, StatusTag, change_words


@dataclass(frozen=True)
class ActionRow:
    """An action as the list shows it: what is reported, and what is computed."""

    reference: str
    title: str
    url: str
    band: str
    lead: str
    person: str
    due: str
    was: str
    is_late: bool
    status: StatusTag
    change: str
    reported: str
    is_silent: bool

    @classmethod
    def of(
        cls, action: Action, *, scheme: Scheme, address: str, today: date, silent_after: int
    ) -> "ActionRow":
        """Return the row of an action that was fetched ``with_row_details``."""
        status = scheme.tag(action.status_id)
        before = scheme.tag(action.status_before_id)  # type: ignore[attr-defined]
        return cls(
            reference=action.reference,
            title=action.title,
            url=address.format(action.key),
            band=str(action.priority) if action.priority else "Under no priority",
            lead=action.lead_seat.authority.short_name if action.lead_seat else "No authority yet",
            person=action.lead_person.name if action.lead_person else "Nobody yet",
            due=day_words.short(action.due_on) or action.timescale,
            was=day_words.short(action.original_due_on) if action.has_moved else "",
            is_late=action.is_late(today),
            status=status,
            change=change_words(status, before),
            reported=day_words.short(action.reported_on),
            is_silent=action.is_silent(today, after_days=silent_after),
        )

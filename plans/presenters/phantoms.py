"""The list of actions that nobody answers for: each with its reasons, and what can be done about it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from csp.kernel import day_words
from csp.models import Reader
from csp.policies.handovers import may_hand_over
from plans.models import Action
from plans.policies.actions import may_edit
from plans.policies.phantoms import WORDS, Reason, reasons_of
from plans.presenters.action_row import NO_AUTHORITY


@dataclass(frozen=True)
class PhantomRow:
    """An action that nobody answers for, as the list shows it."""

    key: str
    reference: str
    title: str
    url: str
    lead: str
    lead_key: str
    names: str
    reasons: tuple[Reason, ...]
    due: str
    heard: str
    ways: list[tuple[str, str]]

    @property
    def why(self) -> list[str]:
        """Return the reasons in words."""
        return [WORDS[reason] for reason in self.reasons]


def phantom_rows(actions: Iterable[Action], reader: Reader) -> list[PhantomRow]:
    """Return a row for each, in the order they come."""
    return [_row(action, reader) for action in actions]


def leads_in(rows: Iterable[PhantomRow]) -> Mapping[str, str]:
    """Return the names of the authorities that lead these, by the keys of their seats."""
    found = {row.lead_key: row.lead for row in rows if row.lead_key}
    return dict(sorted(found.items(), key=lambda one: one[1]))


def _row(action: Action, reader: Reader) -> PhantomRow:
    person, seat = action.lead_person, action.lead_seat
    reasons = reasons_of(
        names_somebody=person is not None,
        is_held=action.is_held,  # type: ignore[attr-defined]  # annotated
        is_unheard=action.is_unheard,  # type: ignore[attr-defined]  # annotated
    )
    return PhantomRow(
        key=action.key,
        reference=action.reference,
        title=action.title,
        url=action.get_absolute_url(),
        lead=str(seat) if seat else NO_AUTHORITY,
        lead_key=seat.key if seat else "",
        names=person.name if person else action.lead_post,
        reasons=reasons,
        due=day_words.short(action.due_on) or action.timescale,
        heard=day_words.short(action.reported_on) or "Never",
        ways=list(_ways(action, reader, reasons)),
    )


def _ways(action: Action, reader: Reader, reasons: tuple[Reason, ...]) -> Iterable[tuple[str, str]]:
    """Give what can be done, as (words, address): one action, or all that somebody who has left still holds."""
    partnership = action.plan.partnership
    if may_edit(reader, action):
        words = "Give it a holder" if Reason.NOBODY in reasons else "Change its holder"
        yield words, reverse("plans:action-edit", args=[partnership.slug, action.key])
    person = action.lead_person
    if person and Reason.LEFT in reasons and may_hand_over(reader, person.key, partnership=partnership):
        yield (
            f"Hand over all that {person.name} holds",
            reverse("csp:handover", args=[partnership.slug, person.key]),
        )

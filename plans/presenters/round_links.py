"""Who was written to with a link of their own for reporting to a round, and what became of each link."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from csp.kernel import day_words
from csp.models import Reader
from plans.models import RoundLink
from plans.policies.round_links import may_withdraw


@dataclass(frozen=True)
class LinkRow:
    """One letter."""

    person: str
    sent: str
    taken_up: str
    kind: str
    state: str
    withdraw_url: str


def link_rows(links: Iterable[RoundLink], *, by: Reader) -> list[LinkRow]:
    """Return a row for each letter, with where its link is withdrawn while that can be done."""
    return [_row(one, by) for one in links]


def _row(link: RoundLink, by: Reader) -> LinkRow:
    may = may_withdraw(by, link)
    kind, state = _state(link)
    return LinkRow(
        person=link.person.name,
        sent=moment(link.sent_at),
        taken_up=moment(link.taken_up_at) if link.taken_up_at else "Not yet",
        kind=kind,
        state=state,
        withdraw_url=reverse("plans:link-withdraw", args=[link.round.plan.partnership.slug, link.key])
        if may
        else "",
    )


def _state(link: RoundLink) -> tuple[str, str]:
    if link.revoked_at and link.revoked_by:
        own = link.revoked_by_id == link.person_id
        day = day_words.short(timezone.localdate(link.revoked_at))
        return "wait", f"Ended by themselves, {day}" if own else f"Withdrawn by {link.revoked_by.name}, {day}"
    if not link.round.is_open:
        return "wait", "Ended with the round"
    return ("done", "In use") if link.taken_up_at else ("part", "Not in use yet")


def moment(at: datetime) -> str:
    """Return a day and a time: 23 Nov 2026, 10:30."""
    local = timezone.localtime(at)
    return f"{day_words.short(local.date())}, {local:%H:%M}"

"""Who opened a review in an emergency, as everybody on it is shown, with when and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from csp.kernel import day_words
from dhr.models import Emergency


@dataclass(frozen=True)
class EmergencyRow:
    """One time that somebody opened it, and until when."""

    key: str
    name: str
    opened: str
    until: str
    why: str
    state: tuple[str, str]
    shut_url: str


def rows_of(found: Iterable[Emergency], *, runs: bool) -> list[EmergencyRow]:
    """Return the times in their order; ``runs`` is whether the reader runs the review, and may shut it."""
    return [_row(one, runs=runs) for one in found]


def moment(at: datetime) -> str:
    """Return a moment as tables show it: 24 Nov 2026, 10:30."""
    here = timezone.localtime(at)
    return f"{day_words.short(here.date())}, {here:%H:%M}"


def _row(one: Emergency, *, runs: bool) -> EmergencyRow:
    is_open = one.shut_at is None
    where = [one.review.partnership.slug, one.key]
    return EmergencyRow(
        key=one.key,
        name=one.member.person.name,
        opened=moment(one.opened_at),
        until=moment(one.shut_at or one.shuts_at),
        why=one.why,
        state=("part", "Open to them") if is_open else ("done", "Shut"),
        shut_url=reverse("dhr:emergency-shut", args=where) if runs and is_open else "",
    )

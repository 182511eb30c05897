"""Who is waited for in a round, and what became of the message that asked them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.utils import timezone

from csp.kernel import day_words
from csp.models import Message
from plans.models import UpdateRound
from plans.queries.round_people import Desk
from plans.queries.round_rows import AskRow

NOBODY_NAMED = "Nobody named"
TROUBLE = {
    Message.State.REFUSED: "e-mail not delivered",
    Message.State.CLAIMED: "e-mail may not have arrived",
}


def waited_for(missing: Iterable[AskRow], desk: Desk) -> list[str]:
    """Return who has which actions still to report: “Bev Hartnoll: 2.5, 4.6”; what nobody holds comes last."""
    held: dict[str, list[str]] = defaultdict(list)
    for row in missing:
        name = row.person if row.person and row.person_id in desk.able else ""
        held[name].append(row.called)
    return [
        f"{name or NOBODY_NAMED}: {', '.join(held[name])}"
        for name in sorted(held, key=lambda one: (not one, one))
    ]


def nobody_now(name: str) -> str:
    """Return who holds an action whose holder has left."""
    return f"nobody ({name} is no longer here)"


def people_of(missing: Iterable[AskRow], desk: Desk) -> dict[int, str]:
    """Return the names of those who can be asked about what is missing, by their ids."""
    return {who.pk: who.name for row in missing for who in desk.who_reports(row)}


def reminded(missing: list[AskRow], one: UpdateRound) -> str:
    """Return when the holders of what is missing were last written to, and how often they were reminded."""
    if not missing:
        return ""
    last = max(missing, key=lambda row: (row.chased_at is not None, row.chased_at or one.opened_at))
    if last.chased_at is None:
        return f"Asked {day_of(one.opened_at)}"
    often = max(row.times_chased for row in missing)
    times = "" if often == 1 else ", twice so far" if often == 2 else f", {often} times so far"
    return f"{day_of(last.chased_at)}{times}"


def trouble_of(people: Mapping[int, str], messages: Mapping[int, Message], *, now: datetime) -> str:
    """Return which of these people the last message did not reach, as far as anybody knows."""
    words = []
    for pk, name in people.items():
        message = messages.get(pk)
        if message and message.state in TROUBLE and not message.is_being_sent(now):
            words.append(f"{name}: {TROUBLE[Message.State(message.state)]}")
    return "; ".join(words)


def day_of(moment: datetime) -> str:
    """Return the day of a moment, short."""
    return day_words.short(timezone.localdate(moment))

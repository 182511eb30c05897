"""What the agreement of a plan asks of people: an authority's answer, and the last step of the coordinator."""

from collections.abc import Iterator

from django.utils import timezone

from csp.kernel import day_words
from csp.models import Partnership, Reader
from csp.permissions import Permission
from csp.web.work import Ask
from plans.models import PlanVersion
from plans.policies.plan_life import leads_for
from plans.presenters.plan_life import address
from plans.queries.plan_life import being_signed, seats_to_sign


def asks_of(reader: Reader, *, partnership: Partnership) -> Iterator[Ask]:
    """Yield an ask for each version that waits for the reader's answer, or for nothing but to be agreed."""
    if not reader.holds(Permission.PLAN_SIGN, partnership=partnership.pk):
        return
    versions = being_signed(reader, partnership=partnership)
    seats = list(seats_to_sign(reader, partnership=partnership)) if versions else []
    mine = leads_for(reader, partnership)
    for version in versions:
        answers = {one.seat_id: one.agrees for one in version.sign_offs.all()}
        for seat in seats:
            if seat.authority_id in mine and seat.pk not in answers:
                yield Ask(
                    title=f"Answer for {seat} whether it agrees to {version.plan.title}",
                    url=address(version.plan, "plan-sign", seat=seat.key),
                    why=_put(version),
                    verb="Answer",
                )
        if reader.holds(Permission.PLAN_EDIT, partnership=partnership.pk) and seats:
            yield from _settled(version, [answers.get(seat.pk) for seat in seats])


def _settled(version: PlanVersion, answers: list[bool | None]) -> Iterator[Ask]:
    """Yield the coordinator's ask, once every authority has answered."""
    if None in answers:
        return
    against = answers.count(False)
    yield Ask(
        title=f"See what the authorities say to {version.plan.title}"
        if against
        else f"Agree {version.plan.title}",
        url=address(version.plan, "plan-agreement"),
        why=f"All {len(answers)} have answered; {against} {'does' if against == 1 else 'do'} not agree."
        if against
        else f"All {len(answers)} responsible authorities agree to version {version.number}.",
        verb="See",
    )


def _put(version: PlanVersion) -> str:
    return (
        f"Version {version.number} was put to it on {day_words.plain(timezone.localdate(version.made_at))}."
    )

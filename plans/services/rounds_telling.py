"""Tell people what a round asks of them: at its opening, when one action is added, and by a reminder a day."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from csp import audit, mail
from csp.models import Person, Reader
from plans.models import UpdateRound
from plans.models.verb import Verb
from plans.policies.rounds import may_run
from plans.queries import rounds
from plans.queries.round_people import CHASED, OPENED, Desk, desk_of
from plans.queries.round_rows import AskRow, rows_of
from plans.services.rounds_letters import Told, Writer
from plans.services.rounds_posting import post


@dataclass(frozen=True)
class Sent:
    """How many people were written to, who has no address, who had been written to already, and what nobody holds."""

    written: int
    nowhere: Sequence[Person] = ()
    earlier: int = 0
    nobody: Sequence[str] = ()


def tell_of_opening(
    *, one: UpdateRound, rows: Iterable[AskRow], site: str, by: Reader, now: datetime
) -> Sent:
    """Tell everyone whom these actions name, or whose authority leads them, that they are asked."""
    desk = desk_of(by, plan=one.plan)
    told, nobody = _whom(desk, rows)
    writer = Writer(one, site, by)
    letters = [writer.opened(who) for who in told.values()]
    names = [row.called for row in nobody]
    return _sent(one, letters, site=site, kind=OPENED, nobody=names, by=by, now=now)


@transaction.atomic
def chase(*, key: str, seat: int | None, everyone: bool, site: str, by: Reader, now: datetime) -> Sent:
    """Remind everyone who has not reported, or the people of one seat (an id; None: what no authority leads).

    Nobody is written to twice on a day, so that it can be sent twice. Raises PermissionDenied.
    """
    one = rounds.held(by, key=key)
    if one is None:
        raise Http404
    may_run(by, one).require()
    missing = [row for row in rows_of(by, one=one) if row.is_missing and (everyone or row.seat_id == seat)]
    desk, today = desk_of(by, plan=one.plan), timezone.localdate(now)
    told, nobody = _whom(desk, missing)
    told_today = [row for row in missing if row.was_told_on(today, opened_at=one.opened_at)]
    earlier = {who.pk for row in told_today for who in desk.who_reports(row)}
    fresh = {pk: who for pk, who in told.items() if pk not in earlier}
    writer = Writer(one, site, by)
    letters = [writer.chased(who, today=today) for who in fresh.values()]
    names = [row.called for row in nobody]
    sent = _sent(one, letters, site=site, kind=CHASED, nobody=names, earlier=len(earlier), by=by, now=now)
    reached = fresh.keys() - {person.pk for person in sent.nowhere}
    asks = [row.pk for row in missing if any(who.pk in reached for who in desk.who_reports(row))]
    if asks:
        rounds.were_chased(by, one=one, asks=asks, now=now)
        audit.record(Verb.ROUND_CHASED, subject=one, by=by, now=now)
    return sent


def _whom(desk: Desk, rows: Iterable[AskRow]) -> tuple[dict[int, Told], list[AskRow]]:
    """Return who is told about which actions, by the person's id, and the actions about which nobody can be told."""
    people: dict[int, Person] = {}
    actions: dict[int, list[str]] = defaultdict(list)
    nobody = []
    for row in rows:
        found = desk.who_reports(row)
        for who in found:
            people[who.pk] = who
            actions[who.pk].append(row.action_key)
        if not found:
            nobody.append(row)
    told = {pk: Told(who, tuple(actions[pk]), desk.is_outside(who)) for pk, who in people.items()}
    return told, nobody


def _sent(
    one: UpdateRound,
    letters: Sequence[mail.Letter],
    *,
    site: str,
    kind: str,
    nobody: Sequence[str],
    by: Reader,
    now: datetime,
    earlier: int = 0,
) -> Sent:
    nowhere = post(letters=letters, one=one, site=site, kind=kind, by=by, now=now)
    return Sent(len(letters) - len(nowhere), nowhere, earlier, nobody)

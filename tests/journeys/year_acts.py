"""What happens in Wexmoor between the steps of the journey, done through the services in a process of its own."""

import sys
from dataclasses import replace
from datetime import date, datetime, timedelta

import django
import time_machine

if __name__ == "__main__":
    django.setup()

from django.utils import timezone

from csp.models import Appointment, Authority, Partnership, Person, Reader, Seat
from csp.permissions import Role
from csp.queries.readers import reader_of
from plans.models import Action, Plan, Priority, Status
from plans.queries.plan_life import standing_of
from plans.services.actions import ActionAnswers, add_action, edit_action
from plans.services.plan_life_parts import CommitmentAnswers, write_commitment
from plans.services.plan_life_signing import SignAnswers, sign
from plans.services.priorities import PriorityAnswers, add_priority
from plans.services.rounds import RoundAnswers, open_round
from plans.services.rounds_locking import lock_round
from plans.services.updates import add_update
from tests.journeys.wexmoor import (
    ACTIONS,
    AUTHORITIES,
    COORDINATOR,
    LEADS,
    OFFICERS,
    SECOND_PRIORITY,
    SECOND_ROUND,
    SLUG,
)

Kind = Authority.Kind
SITE = "https://plan.wexmoor.example"


def founded(now: datetime) -> None:
    """Found the partnership, with its eight responsible authorities, its people and the statuses of Vale."""
    partnership = Partnership(slug=SLUG, place="Wexmoor", kind=Partnership.Kind.COMBINED)
    partnership.save()
    since, bodies = date(2020, 4, 1), {}
    for name, kind in AUTHORITIES.items():
        body = bodies[name] = Authority(name=name, short_name=name[:40], kind=kind)
        body.save()
        standing = Seat.Standing.RESPONSIBLE
        Seat(partnership=partnership, authority=body, standing=standing, sits_as=kind, starts_on=since).save()
    password = Person.objects.get(email="june.okafor@vale.example").password
    roles = [(COORDINATOR, Role.COORDINATOR, next(iter(bodies)))]
    roles += [(one, Role.AUTHORITY_LEAD, of) for one, of in LEADS.items()]
    roles += [(one, Role.OFFICER, of) for one, of in OFFICERS.items()]
    for walker, role, of in roles:
        person = Person.joining(email=walker.email, name=walker.name)
        person.password = password
        person.save()
        told = {"person": person, "partnership": partnership, "authority": bodies[of], "role": role}
        Appointment(**told, post="Of the journey", starts_on=since).save()
    for one in Status.objects.filter(partnership__slug="vale"):
        one.pk, one.key, one.partnership = None, f"{one.key[:-2]}ww", partnership
        one._state.adding = True
        one.save()


def written(now: datetime) -> None:
    """Write the second priority, the actions of both, and the part of every authority."""
    plan, asha = _plan(), _asha(now)
    add_priority(plan=plan, answers=PriorityAnswers("2", SECOND_PRIORITY), by=asha, now=now)
    for reference, (title, of, walker, days) in ACTIONS.items():
        answers = ActionAnswers(
            title=title,
            reference=reference,
            priority=Priority.objects.get(plan=plan, number=reference[0]),
            lead_seat=_seat(of),
            lead_person=Person.objects.get(email=walker.email),
            due_on=timezone.localdate(now) + timedelta(days=days),
        )
        add_action(plan=plan, answers=answers, by=asha, now=now)
    for name in AUTHORITIES:
        part = CommitmentAnswers(f"Two people of {name}", "Fewer repeat calls")
        write_commitment(plan=plan, seat=_seat(name), version=0, answers=part, by=asha, now=now)


def answered(now: datetime) -> None:
    """Let the coordinator record the answer of every authority from which there is none yet."""
    plan, asha = _plan(), _asha(now)
    standing = standing_of(asha, plan=plan)
    today = timezone.localdate(now)
    for seat in standing.silent:
        answers = SignAnswers(True, f"Lead of {seat}", "Chief executive", today)
        sign(plan=plan, seat=seat, number=1, version=0, answers=answers, by=asha, now=now)


def went_on(now: datetime) -> None:
    """End the first round, hold a second one, and let a due date slip."""
    asha = _asha(now)
    _report("1.2", "G", "The first six homes are fitted.", now=_ago(now, 105))
    _report("2.1", "G", "Both wardens have begun.", now=_ago(now, 104))
    _lock(now=_ago(now, 100))
    opened, due = _ago(now, 20), timezone.localdate(now)
    answers = RoundAnswers(SECOND_ROUND, due + timedelta(days=3), due)
    open_round(plan=_plan(), answers=answers, site=SITE, by=_asha(opened), now=opened)
    for reference, words in (("1.1", "Still one post empty."), ("1.2", "Ten homes."), ("2.2", "Begun.")):
        _report(reference, "A" if reference == "1.1" else "G", words, now=_ago(now, 10))
    _lock(now=_ago(now, 5))
    late = _action("1.2")
    slipped = replace(ActionAnswers.of(late), due_on=(late.due_on or due) + timedelta(days=30))
    reason = "The locks come a month later"
    edit_action(key=late.key, version=late.version, answers=slipped, reason=reason, by=asha, now=now)


def _report(reference: str, letter: str, text: str, *, now: datetime) -> None:
    action = _action(reference)
    assert action.lead_person
    add_update(
        key=action.key,
        version=action.version,
        status=Status.objects.get(partnership__slug=SLUG, letter=letter),
        text=text,
        nothing_has_changed=False,
        by=reader_of(action.lead_person, today=timezone.localdate(now)),
        now=now,
    )


def _lock(*, now: datetime) -> None:
    lock_round(key=_plan().rounds.get(state="open").key, by=_asha(now), now=now)


def _ago(now: datetime, days: int) -> datetime:
    return now - timedelta(days=days)


def _plan() -> Plan:
    return Plan.objects.select_related("partnership").get(partnership__slug=SLUG, follows=None)


def _action(reference: str) -> Action:
    return Action.objects.select_related("lead_person").get(plan=_plan(), reference=reference)


def _seat(name: str) -> Seat:
    return Seat.objects.select_related("authority").get(partnership__slug=SLUG, authority__name=name)


def _asha(now: datetime) -> Reader:
    return reader_of(Person.objects.get(email=COORDINATOR.email), today=timezone.localdate(now))


ACTS = {one.__name__: one for one in (founded, written, answered, went_on)}

if __name__ == "__main__":
    act, at = sys.argv[1], datetime.fromisoformat(sys.argv[2])
    with time_machine.travel(at, tick=True):
        ACTS[act](at)

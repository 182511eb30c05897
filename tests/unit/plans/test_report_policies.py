"""Who reports on an action in a round, and whom it asks: the rules, without a database."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import pytest

from csp.models import Appointment, Authority, Partnership, Person, Reader, Seat
from csp.permissions import Role
from plans.models import Action, Plan, RoundAsk, UpdateRound
from plans.policies.reports import is_asked, may_report, takes_reports

VALE, POLICE, COUNCIL = 1, 10, 20
TOM, DANA, JUNE = 1, 2, 3


def reader(person: int, role: Role, authority: int) -> Reader:
    somebody = Person(pk=person, name="Somebody")
    appointed = Appointment(
        person=somebody, partnership=Partnership(pk=VALE), authority=Authority(pk=authority), role=role
    )
    return Reader(somebody, date(2026, 11, 23), (appointed,))


OFFICER = reader(TOM, Role.OFFICER, POLICE)
LEAD = reader(DANA, Role.AUTHORITY_LEAD, POLICE)
COORDINATOR = reader(JUNE, Role.COORDINATOR, COUNCIL)
OBSERVER = reader(4, Role.OBSERVER, POLICE)
ELSEWHERE = reader(5, Role.OFFICER, COUNCIL)


@dataclass
class Case:
    """One action of one round, and whether whoever it names is there."""

    holder: int | None = TOM
    authority: int | None = POLICE
    is_held: bool = True
    is_open: bool = True
    dropped_why: str = ""
    closed: bool = False
    asked: RoundAsk = field(init=False)

    def __post_init__(self) -> None:
        plan = Plan(
            pk=1,
            partnership=Partnership(pk=VALE),
            state=Plan.State.CLOSED if self.closed else Plan.State.AGREED,
        )
        seat = Seat(pk=1, authority=Authority(pk=self.authority)) if self.authority else None
        holder = Person(pk=self.holder, name="Tom Ferrier") if self.holder else None
        action = Action(pk=1, plan=plan, lead_seat=seat, lead_person=holder)
        locked_at = None if self.is_open else datetime(2026, 11, 20, 23, 30, tzinfo=UTC)
        state = UpdateRound.State.OPEN if self.is_open else UpdateRound.State.LOCKED
        asked_in = UpdateRound(plan=plan, state=state, locked_at=locked_at)
        self.asked = RoundAsk(round=asked_in, action=action, dropped_why=self.dropped_why)


@pytest.mark.parametrize(
    ("who", "case", "allowed"),
    [
        (OFFICER, Case(), True),
        (OFFICER, Case(holder=DANA), False),
        (OFFICER, Case(holder=DANA, is_held=False), True),
        (OFFICER, Case(holder=None, is_held=False), True),
        (OFFICER, Case(holder=None, is_held=False, authority=COUNCIL), False),
        (OFFICER, Case(holder=None, is_held=False, authority=None), False),
        (LEAD, Case(), True),
        (LEAD, Case(authority=COUNCIL), False),
        (COORDINATOR, Case(), True),
        (COORDINATOR, Case(holder=None, authority=None, is_held=False), True),
        (OBSERVER, Case(holder=4), False),
        (ELSEWHERE, Case(), False),
        (ELSEWHERE, Case(holder=5), True),
        (OFFICER, Case(is_open=False), False),
        (COORDINATOR, Case(is_open=False), False),
        (OFFICER, Case(dropped_why="Stopped"), False),
        (OFFICER, Case(closed=True), False),
    ],
)
def test_who_reports_on_an_action_in_a_round(who, case, allowed):
    assert bool(may_report(who, case.asked, is_held=case.is_held)) is allowed


@pytest.mark.parametrize(
    ("who", "case", "asked"),
    [
        (OFFICER, Case(), True),
        (LEAD, Case(), False),
        (COORDINATOR, Case(), False),
        (ELSEWHERE, Case(), False),
        (OFFICER, Case(holder=DANA), False),
        (OFFICER, Case(holder=None, is_held=False), True),
        (LEAD, Case(holder=None, is_held=False), True),
        (LEAD, Case(holder=TOM, is_held=False), True),
        (COORDINATOR, Case(holder=None, is_held=False), False),
        (COORDINATOR, Case(holder=None, is_held=False, authority=COUNCIL), True),
        (OFFICER, Case(holder=None, is_held=False, authority=None), False),
    ],
)
def test_whom_a_round_asks(who, case, asked):
    assert is_asked(who, case.asked.action, is_held=case.is_held) is asked


@pytest.mark.parametrize(
    ("case", "sentence"),
    [
        (Case(is_open=False), "This round was locked on 20 November 2026, so it takes no more reports."),
        (Case(dropped_why="Stopped"), "The round no longer asks about this action."),
        (Case(closed=True), "This plan is closed, so nothing in it can change."),
    ],
)
def test_each_refusal_is_a_sentence(case, sentence):
    assert may_report(OFFICER, case.asked, is_held=True).refusal == sentence


def test_an_open_round_takes_reports():
    assert takes_reports(Case().asked.round)

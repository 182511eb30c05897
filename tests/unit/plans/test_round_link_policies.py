"""Who may be sent a link for reporting, who may use one, and how little it opens: the rules, without a database."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from csp.models import Appointment, Authority, Partnership, Person, Reader, Seat, SignInPolicy
from csp.permissions import Permission, Role
from csp.policies.handovers import may_hand_over
from plans.models import Action, Evidence, Plan, RoundAsk, RoundLink, UpdateRound
from plans.policies.actions import may_add, may_edit, may_update
from plans.policies.actions import may_hand_over as may_give_away
from plans.policies.evidence import may_add_evidence, may_remove_evidence
from plans.policies.handovers import may_pass_on
from plans.policies.milestones import may_change_milestones, may_reach
from plans.policies.moving import may_move
from plans.policies.reports import may_give, may_report
from plans.policies.round_links import lasts_in_its_browser, may_be_sent, may_open, may_use, may_withdraw
from plans.policies.rounds import may_run

VALE, POLICE, COUNCIL, TOM = 1, 10, 20, 1
NOW = datetime(2026, 11, 23, 10, 30, tzinfo=UTC)
NOBODY, WITHOUT, EVERYONE = (SignInPolicy.ByLink(one) for one in ("nobody", "without", "everyone"))


def reader(
    role=Role.OFFICER,
    *,
    by_link=WITHOUT,
    circle=False,
    elsewhere=None,
    active=True,
    email="t@v.example",
    second_step=False,
):
    """Somebody of Vale in one role, whose partnership has this setting; perhaps with a role in Fen too."""
    somebody = Person(pk=TOM, name="Somebody", is_active=active, email=email)
    vale = Partnership(pk=VALE)
    vale.sign_in_policy = SignInPolicy(partnership=vale, by_link=by_link)
    held = [Appointment(person=somebody, partnership=vale, authority=Authority(pk=POLICE), role=role)]
    if elsewhere:
        fen = Partnership(pk=2)
        fen.sign_in_policy = SignInPolicy(partnership=fen)
        held.append(Appointment(person=somebody, partnership=fen, authority=Authority(pk=30), role=elsewhere))
    return Reader(
        somebody, date(2026, 11, 23), tuple(held), is_in_a_circle=circle, has_second_factor=second_step
    )


def round_of(*, circle=None, locked=False):
    plan = Plan(pk=1, partnership_id=VALE, circle_id=circle, state=Plan.State.AGREED)
    locked_at = NOW if locked else None
    return UpdateRound(pk=7, plan=plan, state="locked" if locked else "open", locked_at=locked_at)


@pytest.mark.parametrize(
    ("who", "circle", "sent", "used"),
    [
        (reader(), None, True, True),
        (reader(Role.AUTHORITY_LEAD), None, True, True),
        (reader(Role.COORDINATOR), None, False, False),
        (reader(Role.COORDINATOR, by_link=EVERYONE), None, True, True),
        (reader(by_link=NOBODY), None, False, False),
        (reader(Role.COUNCILLOR, by_link=EVERYONE), None, False, False),
        (reader(Role.OBSERVER, by_link=EVERYONE), None, False, False),
        (reader(by_link=EVERYONE), 5, False, False),
        # What others must not learn of somebody shows in what opens, and not in what is sent.
        (reader(circle=True), None, True, False),
        (reader(by_link=EVERYONE, circle=True), None, True, False),
        (reader(elsewhere=Role.COORDINATOR), None, True, False),
        (reader(elsewhere=Role.OFFICER), None, True, True),
        (reader(by_link=EVERYONE, elsewhere=Role.COORDINATOR), None, True, True),
        (reader(second_step=True), None, True, False),
        (reader(by_link=EVERYONE, second_step=True), None, True, True),
        (reader(active=False), None, True, False),
        (reader(email="x@removed.invalid"), None, True, False),
    ],
)
def test_who_is_sent_a_link_and_who_may_use_it(who, circle, sent, used):
    one = round_of(circle=circle)

    assert bool(may_be_sent(who, one)) is sent
    assert bool(may_use(who, one)) is used


def test_somebody_without_an_appointment_here_uses_none():
    nobody = replace(reader(), appointments=())

    assert may_use(nobody, round_of()).refusal == "You can’t report by a link here. Sign in."


def test_a_link_opens_until_it_is_withdrawn():
    link = RoundLink(round=round_of(), person=reader().person)

    assert may_open(reader(), link)
    link.revoked_at = NOW
    assert not may_open(reader(), link)


@pytest.mark.parametrize(
    ("since", "lasts"),
    [(None, False), (timedelta(0), True), (timedelta(days=364), True), (timedelta(days=365), False)],
)
def test_a_browser_holds_a_link_for_a_year_at_the_longest(since, lasts):
    link = RoundLink(taken_up_at=None if since is None else NOW - since)

    assert lasts_in_its_browser(link, now=NOW) is lasts


@pytest.mark.parametrize(
    ("role", "locked", "revoked", "refusal"),
    [
        (Role.COORDINATOR, False, False, ""),
        (Role.COORDINATOR, True, False, "This round is locked, so nothing in it can change."),
        (Role.COORDINATOR, False, True, "This link is withdrawn already."),
        (Role.OFFICER, False, False, Permission.ROUND_RUN.refusal),
        (Role.ADMINISTRATOR, False, False, Permission.ROUND_RUN.refusal),
    ],
)
def test_the_coordinator_withdraws_a_link_once_while_the_round_is_open(role, locked, revoked, refusal):
    link = RoundLink(round=round_of(locked=locked), revoked_at=NOW if revoked else None)

    assert may_withdraw(reader(role), link).refusal == refusal


def by_link(role=Role.OFFICER, in_round=7):
    return replace(reader(role), by_link=True, in_round=in_round)


def asked(*, holder=TOM, authority=POLICE, locked=False, dropped="", state="open"):
    one = round_of(locked=locked)
    action = Action(
        pk=1,
        plan=one.plan,
        state=state,
        lead_person=Person(pk=holder, name="Holder") if holder else None,
        lead_seat=Seat(pk=1, authority=Authority(pk=authority)) if authority else None,
    )
    return RoundAsk(round=one, action=action, dropped_why=dropped)


@pytest.mark.parametrize(
    ("who", "ask", "is_held", "may"),
    [
        (by_link(), asked(), True, True),
        (by_link(), asked(holder=2), True, False),
        (by_link(), asked(holder=2), False, True),
        (by_link(), asked(holder=None), False, True),
        (by_link(), asked(holder=None, authority=COUNCIL), False, False),
        (by_link(in_round=8), asked(), True, False),
        (by_link(), asked(locked=True), True, False),
        (by_link(), asked(dropped="Left the plan"), True, False),
        (by_link(), asked(state="closed"), True, False),
        # By a link nobody is more than an officer.
        (by_link(Role.AUTHORITY_LEAD), asked(holder=2), True, False),
        (by_link(Role.AUTHORITY_LEAD), asked(holder=2), False, True),
        (by_link(Role.COORDINATOR), asked(holder=2, authority=COUNCIL), True, False),
        (by_link(Role.COORDINATOR), asked(), True, True),
    ],
)
def test_what_one_reports_on_by_a_link(who, ask, is_held, may):
    assert bool(may_report(who, ask, is_held=is_held)) is may


def test_without_an_ask_of_its_round_nothing_is_said_by_a_link():
    assert may_give(by_link(), asked().action, None).refusal == (
        "A link is for reporting to its own round. Sign in to do anything else."
    )


@pytest.mark.parametrize("role", [Role.OFFICER, Role.AUTHORITY_LEAD, Role.COORDINATOR, Role.ADMINISTRATOR])
@pytest.mark.parametrize(
    "may",
    [
        lambda by, action: may_update(by, action, is_held=True),
        may_edit,
        may_give_away,
        may_move,
        may_pass_on,
        may_add_evidence,
        lambda by, action: may_remove_evidence(by, Evidence(action=action, added_by=by.person)),
        may_change_milestones,
        may_reach,
        lambda by, action: may_add(by, action.plan),
        lambda by, action: may_run(by, round_of()),
        lambda by, action: may_withdraw(by, RoundLink(round=round_of())),
        lambda by, action: may_hand_over(by, by.person.key, partnership=Partnership(pk=VALE)),
    ],
)
def test_a_link_is_for_nothing_else(role, may):
    assert not may(by_link(role), asked().action)


def test_a_link_carries_three_permissions_whatever_the_role():
    for role in Role:
        held = {one for one in Permission if by_link(role).holds(one, partnership=VALE)}

        assert held == role.permissions & {Permission.ENTER, Permission.PLAN_READ, Permission.UPDATE_GIVE_OWN}

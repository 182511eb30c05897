"""A plan's life by table: which step can be taken in which state, and what keeps it from being taken."""

from types import SimpleNamespace

import pytest

from csp.kernel.decision import ALLOW, refuse
from csp.permissions import Permission
from plans.models import Plan
from plans.policies.plan_life import (
    NEXT,
    Step,
    may_agree,
    may_close,
    may_follow,
    may_propose,
    may_publish,
    may_take,
)

D, A, P, C = Plan.State.DRAFTING, Plan.State.AGREED, Plan.State.PUBLISHED, Plan.State.CLOSED


class Coordinator:
    """Somebody who holds every permission."""

    def may(self, permission, *, partnership, circle=None):
        return ALLOW

    def holds(self, permission, *, partnership, circle=None):
        return True


class Officer(Coordinator):
    """Somebody who reads."""

    def may(self, permission, *, partnership, circle=None):
        return refuse(permission.refusal)


def plan(state):
    return Plan(partnership_id=1, state=state)


def version(number=2, *, agreed=False):
    return SimpleNamespace(number=number, agreed_at="then" if agreed else None)


def point(letter):
    return SimpleNamespace(asked=SimpleNamespace(letter=letter, words="A summary"))


def standing(state, **known):
    blank = {"put": None, "since": None, "published": None, "since_published": None}
    same = {"is_as_put": "since" not in known, "is_as_published": "since_published" not in known}
    seats = {"seats": ["Fire"], "unsettled": [], "against": [], "silent": []}
    return SimpleNamespace(plan=plan(state), **{**blank, **same, **seats, **known})


@pytest.mark.parametrize(
    ("step", "reached"),
    [
        (Step.PROPOSE, {D: D, A: A, P: P}),
        (Step.AGREE, {D: A, A: A, P: P}),
        (Step.PUBLISH, {A: P, P: P}),
        (Step.CLOSE, {D: C, A: C, P: C}),
    ],
)
def test_each_step_leads_where_the_table_says(step, reached):
    assert NEXT[step] == reached
    assert {state for state in Plan.State if may_take(Coordinator(), plan(state), step)} == set(reached)


@pytest.mark.parametrize("step", Step)
def test_a_closed_plan_is_not_opened_again(step):
    assert (
        may_take(Coordinator(), plan(C), step).refusal == "This plan is closed, so nothing in it can change."
    )


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("state", Plan.State)
def test_only_the_coordinator_takes_a_step(step, state):
    assert may_take(Officer(), plan(state), step).refusal == Permission.PLAN_EDIT.refusal


@pytest.mark.parametrize(
    ("known", "sentence"),
    [
        ({}, ""),
        (
            {"unsettled": [point("(d)"), point("(e)")]},
            "The checklist is not complete: (d) and (e) are still missing.",
        ),
        ({"unsettled": [point("")]}, "The checklist is not complete: a summary is still missing."),
        ({"put": version(), "since": "something"}, ""),
        ({"put": version()}, "This text is version 2, which is with the authorities already."),
        ({"put": version(agreed=True)}, "This text is version 2, which has been agreed already."),
    ],
)
def test_a_text_is_put_to_the_authorities_whole_and_once(known, sentence):
    assert may_propose(Coordinator(), standing(D, **known)).refusal == sentence


@pytest.mark.parametrize(
    ("known", "sentence"),
    [
        ({}, "Nothing has been put to the authorities yet."),
        ({"put": version()}, ""),
        ({"put": version(agreed=True)}, "Version 2 has been agreed already."),
        (
            {"put": version(), "since": "something"},
            "The plan was changed since version 2. Put it to the authorities again.",
        ),
        ({"put": version(), "silent": ["Fire"]}, "There is no answer yet from Fire."),
        (
            {"put": version(), "silent": list("ABCDEFG")},
            "There is no answer yet from A, B, C, D, E and 2 more.",
        ),
        ({"put": version(), "against": ["Fire"], "silent": ["Police"]}, "Fire does not agree."),
        ({"put": version(), "against": ["Fire", "Police"]}, "Fire and Police do not agree."),
        (
            {"put": version(), "seats": []},
            "No responsible authority has a seat here today, so nobody can agree to the plan.",
        ),
    ],
)
def test_a_plan_is_agreed_when_every_authority_agrees_to_what_it_is(known, sentence):
    assert may_agree(Coordinator(), standing(D, **known)).refusal == sentence


@pytest.mark.parametrize(
    ("state", "known", "sentence"),
    [
        (D, {}, "A plan is published once its authorities have agreed to it."),
        (A, {}, ""),
        (P, {"published": version()}, "This text is published already, as version 2."),
        (P, {"published": version(), "since_published": "something"}, ""),
        (A, {"put": version(agreed=True)}, ""),
        (
            P,
            {"put": version(3), "published": version(), "since_published": "something"},
            "Version 3 is with the authorities. Wait until they have agreed to it.",
        ),
    ],
)
def test_a_plan_is_published_after_it_is_agreed_and_again_when_it_changed(state, known, sentence):
    assert may_publish(Coordinator(), standing(state, **known)).refusal == sentence


@pytest.mark.parametrize(
    ("still_open", "begins"), [(0, ""), (1, "1 action is still open."), (12, "12 actions are still open.")]
)
def test_a_plan_is_closed_when_no_action_is_open(still_open, begins):
    assert may_close(Coordinator(), plan(P), still_open=still_open).refusal.startswith(begins)
    assert bool(may_close(Coordinator(), plan(P), still_open=still_open)) == (still_open == 0)


@pytest.mark.parametrize(
    ("state", "follower", "sentence"),
    [
        (A, None, ""),
        (P, None, ""),
        (D, None, "The next plan is made from one that is agreed or published."),
        (C, None, "This plan is closed, so nothing in it can change."),
        (P, SimpleNamespace(title="Plan 2027"), "“Plan 2027” was made from this plan already."),
    ],
)
def test_one_plan_follows_one_that_is_agreed(state, follower, sentence):
    assert may_follow(Coordinator(), plan(state), follower=follower).refusal == sentence

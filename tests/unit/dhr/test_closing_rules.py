"""What keeps a review open and what the audit explains, and when an action of one was checked enough to close."""

from datetime import date

import pytest

from csp.kernel.decision import ALLOW, refuse
from dhr.models import Assurance, Pause, Review, ReviewDecision, ReviewRules, ReviewStage, Stage
from dhr.models.course import Course
from dhr.models.what_is_left import Left, WhatIsLeft
from dhr.policies import assurances, closures
from dhr.presenters.closures import not_done
from plans.models import Action
from plans.policies import before_closing

TODAY = date(2026, 11, 23)
TOLD = date(2026, 11, 10)
Outcome = ReviewDecision.Outcome


def decided(outcome, *, told=True):
    when = TOLD if told else None
    return ReviewDecision(
        outcome=outcome, decided_on=date(2026, 11, 9), home_office_told_on=when, family_told_on=when
    )


def left(*decisions, reached=None, pauses=(), **more):
    reached = reached or {}
    course = Course(
        review=Review(notified_on=date(2026, 10, 26)),
        stages={one: ReviewStage(stage=one, reached_on=reached.get(one)) for one in Stage},
        decisions=decisions,
        pauses=pauses,
        rules=ReviewRules(),
        today=TODAY,
    )
    return WhatIsLeft(course, **more)


def test_nothing_keeps_a_review_open_of_which_none_is_held_and_everybody_was_told():
    found = left(decided(Outcome.NO_REVIEW), reached=dict.fromkeys(("notified", "decided", "told"), TOLD))

    assert found.holds_back == []
    assert list(found.unreached) == []
    assert not found.is_to_be_explained
    assert closures.can_be_closed(found) is ALLOW


@pytest.mark.parametrize(
    ("found", "keeps"),
    [
        (left(), [Left.DECISION]),
        (left(decided(Outcome.NO_REVIEW, told=False)), [Left.TELLING]),
        (left(decided(Outcome.NO_REVIEW), decided(Outcome.UPHELD, told=False)), []),
        (left(decided(Outcome.REVIEW), pauses=[Pause(starts_on=TOLD)]), [Left.PAUSE]),
        (left(decided(Outcome.REVIEW), pauses=[Pause(starts_on=TOLD, ends_on=TODAY)]), [Left.PAUSE]),
        (left(decided(Outcome.REVIEW), pauses=[Pause(starts_on=TOLD, ends_on=TOLD)]), []),
        (left(decided(Outcome.NO_REVIEW), pauses=[Pause(starts_on=TOLD)]), []),
        (
            left(decided(Outcome.REVIEW), actions=1, points=2, copies=3),
            [Left.ACTIONS, Left.POINTS, Left.COPIES],
        ),
    ],
)
def test_what_keeps_a_review_open(found, keeps):
    assert found.holds_back == keeps
    assert closures.can_be_closed(found).refusal == " ".join(closures.WORDS[one] for one in keeps)


def test_a_held_review_can_close_short_of_a_stage_if_the_audit_says_why():
    found = left(
        decided(Outcome.REVIEW), reached={one: TOLD for one in Stage if one not in ("published", "closed")}
    )

    assert list(found.unreached) == [Stage.PUBLISHED]
    assert found.is_to_be_explained
    assert found.holds_back == []


def test_what_keeps_it_open_is_not_for_the_audit_to_explain():
    nothing = left()
    untold = left(decided(Outcome.REVIEW, told=False), reached=dict.fromkeys(("notified", "decided"), TOLD))

    for found in (nothing, untold):
        assert not {Stage.DECIDED, Stage.TOLD} & set(found.unreached)
    assert Stage.PUBLISHED in untold.unreached


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({}, closures.WORDS[Left.TELLING]),
        ({"home_office_told_on": TOLD}, "The family has to be told of the decision, or why it is not."),
        ({"family_told_on": TOLD}, "The Home Office has to be told of the decision."),
        ({"family_not_told": "Nobody was found"}, "The Home Office has to be told of the decision."),
    ],
)
def test_only_those_who_were_not_told_yet_have_to_be(told, words):
    one = decided(Outcome.REVIEW, told=False)
    for name, value in told.items():
        setattr(one, name, value)

    assert closures.can_be_closed(left(one)).refusal == words


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, []),
        ({"awaited": 1}, ["1 answer to a recommendation is not in."]),
        (
            {"awaited": 1, "never_asked": 1},
            ["1 answer to a recommendation is not in; it was never asked for."],
        ),
        ({"awaited": 3}, ["3 answers to recommendations are not in."]),
        (
            {"awaited": 2, "never_asked": 2},
            ["2 answers to recommendations are not in; 2 were never asked for."],
        ),
        (
            {"awaited": 2, "never_asked": 1},
            ["2 answers to recommendations are not in; 1 was never asked for."],
        ),
        ({"reports": 1}, ["1 agency report was never accepted."]),
        ({"reports": 2}, ["2 agency reports were never accepted."]),
    ],
)
def test_what_never_came_is_said_and_explained(more, words):
    found = left(decided(Outcome.REVIEW), reached=dict.fromkeys(Stage, TOLD), **more)

    assert not_done(found) == words
    assert found.is_to_be_explained is bool(words)
    assert found.holds_back == []


def test_answers_that_never_came_are_explained_and_do_not_keep_it_open():
    found = left(decided(Outcome.REVIEW), reached=dict.fromkeys(Stage, TOLD), awaited=1)

    assert found.is_to_be_explained
    assert found.holds_back == []


@pytest.mark.parametrize(
    ("more", "day"),
    [
        ({}, TOLD),
        ({"last_over_on": date(2026, 11, 19)}, date(2026, 11, 19)),
        ({"reached": {Stage.PANEL: date(2026, 11, 20)}}, date(2026, 11, 20)),
        ({"reached": {Stage.CLOSED: date(2026, 11, 20)}}, TOLD),
    ],
)
def test_a_review_is_not_closed_before_what_happened_last(more, day):
    assert left(decided(Outcome.REVIEW), **more).earliest == day


def checked(**said):
    whole = {"method": "Read the log", "is_assured": True, "outcome": "Calls are passed on"}
    return Assurance(**{**whole, "assured_by_id": 7, "outcome_by_id": 8, **said})


@pytest.mark.parametrize(
    ("found", "held_by", "refusal"),
    [
        (None, None, assurances.NEITHER),
        (checked(method="", outcome=""), None, assurances.NEITHER),
        (checked(method=""), None, assurances.NOT_CHECKED),
        (checked(is_assured=False), None, assurances.NOT_DONE),
        (checked(outcome=""), None, assurances.NO_OUTCOME),
        (checked(), 7, assurances.HOLDS_IT_NOW),
        (checked(), 8, assurances.HOLDS_IT_NOW),
        (checked(), 9, ""),
        (checked(), None, ""),
        (checked(assured_by_id=None), None, ""),
    ],
)
def test_an_action_closes_once_somebody_else_found_it_done_and_saw_what_came_of_it(found, held_by, refusal):
    assert assurances.closes_with(found, Action(lead_person_id=held_by)).refusal == refusal


class Restricted:
    """An action, with or without a circle."""

    def __init__(self, circle_id: int | None) -> None:
        self.circle_id = circle_id


def refuses(reader, action):
    return refuse("Not yet.")


def test_whoever_registered_is_asked_about_restricted_actions_alone(monkeypatch):
    monkeypatch.setattr(before_closing, "_ASKED", [])
    assert before_closing.may_be_closed(None, Restricted(3)) is ALLOW

    for _ in range(2):
        before_closing.register(f"{__name__}.refuses")

    assert len(before_closing._ASKED) == 1
    assert before_closing.may_be_closed(None, Restricted(3)).refusal == "Not yet."
    assert before_closing.may_be_closed(None, Restricted(None)) is ALLOW

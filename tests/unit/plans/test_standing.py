"""What was decided of an action stands before what is reported, and each action is counted once."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.models import Action, ActionState, Plan, Status
from plans.models.action_state import NEXT, NOT_OVER
from plans.presenters.action_states import became, decision_words, standing_facts, standing_of
from plans.presenters.plan_page import Attention, figures
from plans.presenters.scheme import STANDINGS
from tests.unit.plans.scheme import BEHIND, DONE, GOOD, OFF, SCHEME

TODAY = date(2026, 11, 23)
OPEN, HELD, CLOSED, STOPPED, CARRIED = (
    ActionState.OPEN,
    ActionState.IN_ABEYANCE,
    ActionState.CLOSED,
    ActionState.STOPPED,
    ActionState.CARRIED,
)
BUCKETS = [None, *SCHEME.tags, *STANDINGS]
CALM = Attention(late=0, late_at_first=0, silent=0, unheld=0)
days = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def action(state=OPEN, status="", **values):
    """An action of which this was decided, reported as standing for this."""
    known = Status(stands_for=status) if status else None
    given = {"added_on": TODAY, "plan": Plan(), "state": state, "status": known, **values}
    return Action(**given)


@given(
    state=st.sampled_from(ActionState),
    status=st.sampled_from(["", *Status.StandsFor.values]),
    due_on=days,
    first=days,
    today=days,
)
def test_what_is_over_or_waits_is_neither_late_nor_silent_and_all_else_is_open_or_over(
    state, status, due_on, first, today
):
    one = action(state, status, due_on=due_on, original_due_on=first, reported_on=first)

    assert one.is_over == (state not in NOT_OVER)
    assert not (one.is_over and one.is_open)
    assert [one.is_over, one.is_open, one.is_complete].count(True) == 1
    if state != OPEN:
        worries = (one.is_late(today), one.is_late_at_first(today), one.is_silent(today, after_days=1))
        assert not any(worries)


@given(counts=st.dictionaries(st.sampled_from(BUCKETS), st.integers(1, 40)))
def test_each_action_is_in_one_part_of_the_bar(counts):
    segments = SCHEME.segments(counts)

    assert sum(one.count for one in segments) == sum(counts.values())
    assert len({one.word for one in segments}) == len(segments) == len(counts)


def test_what_is_closed_goes_well_and_what_was_stopped_is_not_off_track():
    totals = {DONE: 1, GOOD: 2, BEHIND: 1, OFF: 1, "closed": 3, "stopped": 4, "in_abeyance": 1}

    shown = figures(totals, SCHEME, CALM, "/list/")

    assert (shown[0].value, shown[1].value) == ("6 of 13", "1")
    assert shown[0].url == "/list/?status=kkkkkkkkk2&status=kkkkkkkkk3&status=closed"


def test_the_key_explains_what_was_decided_where_there_is_any():
    words = [tag.word for tag in SCHEME.key_for({GOOD: 1, "stopped": 2})]

    assert words[-1] == "Stopped"
    assert "Closed" not in words


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (HELD, "In abeyance since 3 May 2026"),
        (CLOSED, "Closed, finished 3 May 2026"),
        (STOPPED, "Stopped 3 May 2026"),
        (CARRIED, "Carried forward 3 May 2026"),
    ],
)
def test_the_mark_says_since_when(state, words):
    assert standing_of(action(state, state_on=date(2026, 5, 3))).words == words


def test_an_open_action_has_no_mark_and_no_such_facts():
    assert standing_of(action(state_why="It was reopened.")) is None
    assert standing_facts(action(state_why="It was reopened.")) == []


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (OPEN, HELD, "Held in abeyance"),
        (HELD, OPEN, "Taken up again"),
        (OPEN, CLOSED, "Closed"),
        (CLOSED, OPEN, "Reopened"),
        (STOPPED, OPEN, "Reopened"),
        (HELD, STOPPED, "Stopped"),
        (OPEN, CARRIED, "Carried forward"),
    ],
)
def test_a_line_of_the_history_says_what_it_became(before, after, words):
    assert after in NEXT[before]
    assert became(after, before=before) == words


@pytest.mark.parametrize(
    ("offered", "stands", "words"),
    [
        ([], OPEN, ""),
        ([CLOSED], OPEN, "Close this action"),
        ([CLOSED, STOPPED, HELD], OPEN, "Close, stop or hold"),
        ([CLOSED, STOPPED, OPEN], HELD, "Take up, close or stop"),
        ([STOPPED, HELD], OPEN, "Stop or hold"),
        ([STOPPED, OPEN], HELD, "Take up or stop"),
        ([CLOSED], HELD, "Close this action"),
        ([OPEN], STOPPED, "Reopen this action"),
    ],
)
def test_the_button_says_what_can_be_decided(offered, stands, words):
    assert decision_words(offered, stands=stands) == words

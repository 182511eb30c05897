"""What an authority leads, counted by table; how it reported, round by round; where each number leads."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from plans.presenters.authority_counts import Counts, Links, is_complete
from plans.presenters.authority_rounds import Tally, TrendRow
from plans.queries.authorities import Asked, Promise

TODAY = date(2026, 11, 23)
PLANS = {1: SimpleNamespace(silent_after_days=92), 2: SimpleNamespace(silent_after_days=10)}


def promise(**said):
    known = {
        "key": "aaaaaaaaaa",
        "plan_id": 1,
        "seat_id": 5,
        "reference": "1.1",
        "title": "Light the underpass",
        "lead_name": "Police",
        "lead_kind": "police",
        "lead_sits_as": "police",
        "lead_post": "",
        "person": "Tom Ferrier",
        "due_on": date(2027, 3, 31),
        "original_due_on": date(2027, 3, 31),
        "timescale": "",
        "status_id": 1,
        "stands_for": "on_track",
        "state": "open",
        "reported_on": date(2026, 11, 1),
        "added_on": date(2026, 4, 1),
        "is_held": True,
    }
    return Promise(**{**known, **said})


def count(**said):
    found = Counts.of([promise(**said)], plans=PLANS, today=TODAY)
    return {name: number for name, number in vars(found).items() if number}


@pytest.mark.parametrize(
    ("said", "counted"),
    [
        ({}, {"open": 1}),
        ({"due_on": date(2026, 11, 22)}, {"open": 1, "late": 1}),
        ({"due_on": TODAY}, {"open": 1, "soon": 1}),
        ({"due_on": date(2026, 12, 23)}, {"open": 1, "soon": 1}),
        ({"due_on": date(2026, 12, 24)}, {"open": 1}),
        ({"original_due_on": date(2026, 10, 1)}, {"open": 1, "late_at_first": 1}),
        ({"is_held": False}, {"open": 1, "unheld": 1}),
        ({"reported_on": date(2026, 8, 22)}, {"open": 1, "silent": 1}),
        ({"reported_on": date(2026, 8, 23)}, {"open": 1}),
        ({"plan_id": 2, "reported_on": date(2026, 11, 12)}, {"open": 1, "silent": 1}),
        ({"reported_on": None}, {"open": 1, "silent": 1}),
        ({"stands_for": "complete", "due_on": date(2026, 1, 1), "is_held": False}, {"complete": 1}),
        ({"state": "closed", "stands_for": "behind"}, {"complete": 1}),
        ({"state": "stopped", "stands_for": "complete"}, {"over": 1}),
        ({"state": "carried"}, {"over": 1}),
        ({"state": "in_abeyance", "due_on": date(2026, 1, 1)}, {"open": 1}),
    ],
)
def test_each_action_is_counted_for_what_it_is(said, counted):
    assert count(**said) == counted


def test_what_was_stopped_is_not_done_though_it_was_reported_complete():
    assert not is_complete(promise(state="stopped", stands_for="complete"))


def test_the_numbers_of_several_actions_add_up():
    rows = [promise(), promise(state="closed"), promise(state="stopped"), promise(is_held=False)]

    found = Counts.of(rows, plans=PLANS, today=TODAY)

    assert (found.open, found.complete, found.over, found.total) == (2, 1, 1, 4)


DUE = date(2026, 12, 4)


@pytest.mark.parametrize(
    ("is_reported", "first", "tally"),
    [
        (True, datetime(2026, 12, 4, 23, 59, tzinfo=UTC), Tally(on_time=1)),
        (True, datetime(2026, 12, 5, 0, 0, tzinfo=UTC), Tally(late=1)),
        (True, datetime(2026, 11, 20, 9, 0, tzinfo=UTC), Tally(on_time=1)),
        (False, None, Tally(missing=1)),
        # Returned with a question that nobody has answered: it was on time, and does not stand.
        (False, datetime(2026, 11, 20, 9, 0, tzinfo=UTC), Tally(missing=1)),
    ],
)
def test_a_report_is_on_time_by_the_day_it_was_first_given(is_reported, first, tally):
    assert Tally.of([Asked(1, 5, is_reported, first)], due_on=DUE) == tally


def test_a_report_of_a_summer_night_is_of_the_day_that_people_call_it():
    first = datetime(2026, 8, 10, 23, 30, tzinfo=UTC)  # half past midnight in London

    assert Tally.of([Asked(1, 5, True, first)], due_on=date(2026, 8, 10)) == Tally(late=1)


@pytest.mark.parametrize(
    ("is_waiting", "words"), [(True, "1 not reported yet"), (False, "1 not reported, or")]
)
def test_the_picture_of_a_round_says_its_numbers(is_waiting, words):
    row = TrendRow(1, "Autumn round", "", "Plan", "4 Dec 2026", "Open", is_waiting, Tally(3, 2, 1))

    assert "Autumn round: 6 actions. 3 reported by the day, 2 reported after it" in row.bar
    assert words in row.bar


def test_no_number_leads_anywhere_while_several_plans_are_counted():
    links = Links(None, SimpleNamespace(key="ssssssssss"))

    assert {links.every, links.open, links.late, links.silent, links.complete} == {""}


def test_a_number_leads_to_the_list_of_just_those():
    plan = SimpleNamespace(partnership=SimpleNamespace(slug="vale"), key="2222222222")
    links = Links(
        plan, SimpleNamespace(key="ssssssssss"), complete_statuses=["bbbbbbbbbb"], counts_others=True
    )

    assert links.late == "/p/vale/plans/2222222222/actions/?lead=ssssssssss&due=late&home=here"
    assert links.complete.endswith("lead=ssssssssss&status=bbbbbbbbbb&status=closed&home=here")

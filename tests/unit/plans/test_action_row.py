"""One row of the action list."""

from datetime import date, timedelta

import pytest

from plans.presenters.action_row import ActionRow
from plans.queries.action_rows import PlainRow
from tests.unit.plans.scheme import BEHIND, DONE, GOOD, SCHEME

TODAY = date(2026, 11, 23)


EMPTY = PlainRow(
    pk=1,
    key="bcdfghjkmn",
    reference="4.1",
    title="Gate the alleys",
    priority_id=None,
    lead_name=None,
    lead_kind=None,
    lead_sits_as=None,
    person=None,
    due_on=None,
    original_due_on=None,
    timescale="",
    status_id=None,
    stands_for=None,
    state="open",
    reported_on=None,
    added_on=TODAY,
    lead_post="",
    supporters_named="",
    areas_named="",
    resources="",
    forecast_id=None,
    plan_id=3,
    plan_title="Community Safety Plan",
    status_before_id=None,
)
STANDS_FOR = {None: None, DONE: "complete", GOOD: "on_track", BEHIND: "behind"}


def row(**values):
    found = EMPTY._replace(stands_for=STANDS_FOR[values.get("status_id")], **values)
    return ActionRow.of(
        found,
        plan_id=3,
        priorities={7: "4. Alleys"},
        scheme=SCHEME,
        address="/actions/{}/",
        today=TODAY,
        silent_after=92,
    )


def test_a_full_row_says_who_leads_it_and_who_holds_it():
    shown = row(
        lead_name="Vale DC",
        lead_kind="district_council",
        lead_sits_as="district_council",
        person="Sol Carden",
        priority_id=7,
    )

    assert (shown.lead, shown.person, shown.band) == ("Vale DC", "Sol Carden", "4. Alleys")
    assert (shown.reference, shown.title, shown.url) == ("4.1", "Gate the alleys", "/actions/bcdfghjkmn/")


def test_a_row_tells_two_seats_of_one_body_apart():
    shown = row(lead_name="County Council", lead_kind="county_council", lead_sits_as="fire")

    assert shown.lead == "County Council (as fire and rescue authority)"


def test_an_empty_row_says_so_in_words():
    shown = row()

    assert (shown.lead, shown.person, shown.band) == ("No authority yet", "Nobody yet", "Under no priority")
    assert (shown.due, shown.was, shown.reported, shown.status.word) == ("", "", "", "Not reported")
    assert not shown.is_silent
    assert not shown.is_late


@pytest.mark.parametrize(("days", "silent"), [(0, False), (92, False), (93, True)])
def test_an_action_nobody_has_reported_on_is_silent_from_so_long_after_it_was_added(days, silent):
    assert row(added_on=TODAY - timedelta(days=days)).is_silent is silent


@pytest.mark.parametrize(
    ("due", "status", "late"),
    [
        (TODAY - timedelta(days=1), GOOD, True),
        (TODAY, GOOD, False),
        (TODAY - timedelta(days=1), None, True),
        (TODAY - timedelta(days=400), DONE, False),
        (None, BEHIND, False),
    ],
)
def test_an_open_action_is_late_the_day_after_its_date(due, status, late):
    assert row(due_on=due, status_id=status).is_late is late


@pytest.mark.parametrize(
    ("days", "status", "silent"), [(92, GOOD, False), (93, GOOD, True), (93, DONE, False), (0, GOOD, False)]
)
def test_an_open_action_is_silent_when_its_last_update_is_older_than_the_plan_allows(days, status, silent):
    assert row(reported_on=TODAY - timedelta(days=days), status_id=status).is_silent is silent


def test_a_moved_date_shows_the_date_first_agreed():
    shown = row(due_on=date(2027, 3, 31), original_due_on=date(2026, 9, 30))

    assert (shown.due, shown.was) == ("31 Mar 2027", "30 Sep 2026")


def test_without_a_date_the_words_of_the_plan_are_shown():
    assert row(timescale="Q3/4").due == "Q3/4"


def test_the_last_change_is_in_words():
    assert row(status_id=GOOD, status_before_id=BEHIND).change == "▲ from behind"


@pytest.mark.parametrize(
    ("due", "first", "status", "words"),
    [
        (date(2027, 3, 31), date(2026, 11, 11), GOOD, "12 days"),
        (date(2027, 3, 31), date(2026, 11, 22), GOOD, "1 day"),
        (date(2027, 3, 31), TODAY, GOOD, ""),
        (date(2027, 3, 31), date(2026, 11, 11), DONE, ""),
        (date(2026, 11, 20), date(2026, 11, 11), BEHIND, "12 days"),
        (date(2026, 11, 11), date(2026, 11, 11), BEHIND, ""),
        (None, date(2026, 11, 11), GOOD, "12 days"),
        (None, None, GOOD, ""),
    ],
)
def test_an_open_action_whose_date_has_moved_says_how_long_ago_the_first_one_was(due, first, status, words):
    assert row(due_on=due, original_due_on=first, status_id=status).after_first == words


def test_a_post_stands_where_nobody_is_named_and_a_name_comes_before_it():
    assert row(lead_post="Licensing manager").person == "Licensing manager"
    assert row(lead_post="Licensing manager", person="Sol Carden").person == "Sol Carden"


def test_a_forecast_is_said_with_its_word_and_none_is_not():
    assert row(forecast_id=BEHIND).forecast == "Behind"
    assert row().forecast == ""

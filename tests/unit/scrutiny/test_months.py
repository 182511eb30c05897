"""How many actions were complete at the end of each month, as it was known then."""

from datetime import date

import pytest

from scrutiny.sources.months import Move, complete_of_each, completed_by_month

AS_AT = date(2026, 11, 23)
ADDED = date(2026, 9, 5)


def complete_by_month(there, moves, *, as_at):
    return tuple((end, len(ones)) for end, ones in completed_by_month(there, moves, as_at=as_at))


def test_an_action_counts_from_the_day_it_is_reported_complete():
    moves = [Move(1, date(2026, 10, 31), is_complete=True, was_complete=False)]

    months = complete_by_month({1: (ADDED, True)}, moves, as_at=AS_AT)

    assert months == ((date(2026, 9, 30), 0), (date(2026, 10, 31), 1), (AS_AT, 1))


def test_an_action_that_was_opened_again_counts_no_more():
    moves = [
        Move(1, date(2026, 10, 1), is_complete=True, was_complete=False),
        Move(1, date(2026, 11, 2), is_complete=False, was_complete=True),
    ]

    assert [number for _, number in complete_by_month({1: (ADDED, False)}, moves, as_at=AS_AT)] == [0, 1, 0]


def test_an_action_that_came_complete_counts_from_the_day_it_was_added():
    assert [number for _, number in complete_by_month({1: (ADDED, True)}, [], as_at=AS_AT)] == [1, 1, 1]


def test_before_its_first_report_an_action_stood_as_that_report_says():
    moves = [Move(1, date(2026, 11, 2), is_complete=False, was_complete=True)]

    assert [number for _, number in complete_by_month({1: (ADDED, False)}, moves, as_at=AS_AT)] == [1, 1, 0]


def test_months_before_there_was_an_action_are_left_out():
    assert complete_by_month({}, [], as_at=AS_AT) == ()
    assert len(complete_by_month({1: (date(2020, 1, 1), False)}, [], as_at=AS_AT)) == 12


def test_the_year_ends_on_the_day_and_its_months_on_their_last_days():
    months = complete_by_month({1: (date(2020, 1, 1), False)}, [], as_at=date(2028, 3, 31))

    assert [end for end, _ in months][-3:] == [date(2028, 1, 31), date(2028, 2, 29), date(2028, 3, 31)]


def test_an_action_is_there_from_the_very_day_it_was_added():
    last, day = date(2026, 9, 30), date(2026, 10, 1)

    assert next(end for end, _ in complete_by_month({1: (last, False)}, [], as_at=AS_AT)) == last
    assert next(end for end, _ in complete_by_month({1: (day, False)}, [], as_at=AS_AT)) == date(2026, 10, 31)


@pytest.mark.parametrize("now", [True, False])
def test_the_last_point_is_what_stands_now_whatever_was_reported(now):
    moves = [Move(1, date(2026, 10, 1), is_complete=not now, was_complete=now)]

    months = complete_by_month({1: (ADDED, now)}, moves, as_at=AS_AT)

    assert [number for _, number in months] == [int(now), int(not now), int(now)]


def test_each_part_counts_its_own_actions_from_the_month_it_had_one():
    there = {1: (ADDED, True), 2: (date(2026, 11, 2), True), 3: (ADDED, False)}

    assert complete_of_each({"homes": [1, 3], "roads": [2]}, there, [], as_at=AS_AT) == {
        "homes": {date(2026, 9, 30): 1, date(2026, 10, 31): 1, AS_AT: 1},
        "roads": {AS_AT: 1},
    }

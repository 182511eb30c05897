"""Working days in England and Wales, by table: weekends, bank holidays and the days that stand in for them."""

from datetime import date, timedelta

import pytest

from csp.kernel.working_days import bank_holidays, begins_week, is_working_day, working_days_after

# As they were or will be kept, without those proclaimed for one occasion (2022: 3 June and 19 September).
KEPT = {
    2021: ["1 1", "2 4", "5 4", "3 5", "31 5", "30 8", "27 12", "28 12"],
    2023: ["2 1", "7 4", "10 4", "1 5", "29 5", "28 8", "25 12", "26 12"],
    2026: ["1 1", "3 4", "6 4", "4 5", "25 5", "31 8", "25 12", "28 12"],
    2027: ["1 1", "26 3", "29 3", "3 5", "31 5", "30 8", "27 12", "28 12"],
    2028: ["3 1", "14 4", "17 4", "1 5", "29 5", "28 8", "25 12", "26 12"],
    2038: ["1 1", "23 4", "26 4", "3 5", "31 5", "30 8", "27 12", "28 12"],
}


@pytest.mark.parametrize("year", KEPT)
def test_the_bank_holidays_of_a_year_are_those_that_are_kept(year):
    days = [date(year, int(month), int(day)) for day, month in map(str.split, KEPT[year])]

    assert sorted(bank_holidays(year)) == days


@pytest.mark.parametrize("year", range(1980, 2080))
def test_every_year_has_eight_and_each_is_a_weekday(year):
    found = bank_holidays(year)

    assert len(found) == 8
    assert all(day.weekday() < 5 for day in found)


@pytest.mark.parametrize(
    ("day", "is_one"),
    [
        (date(2026, 11, 20), True),  # a Friday
        (date(2026, 11, 21), False),
        (date(2026, 11, 22), False),
        (date(2026, 11, 23), True),
        (date(2026, 4, 3), False),  # Good Friday
        (date(2026, 4, 6), False),  # Easter Monday
        (date(2026, 12, 24), True),
        (date(2026, 12, 28), False),  # in the place of Boxing Day
        (date(2026, 12, 29), True),
        (date(2027, 1, 1), False),
    ],
)
def test_a_working_day_is_no_weekend_and_no_bank_holiday(day, is_one):
    assert is_working_day(day) is is_one


@pytest.mark.parametrize(
    ("day", "begins"),
    [
        (date(2026, 11, 23), True),  # a Monday
        (date(2026, 11, 24), False),
        (date(2026, 4, 6), False),  # Easter Monday
        (date(2026, 4, 7), True),
        (date(2026, 12, 29), True),  # after Monday 28 December
        (date(2026, 12, 30), False),
        (date(2026, 11, 22), False),  # a Sunday
    ],
)
def test_a_week_begins_with_its_first_working_day(day, begins):
    assert begins_week(day) is begins


def test_every_week_begins_once():
    first = date(2020, 1, 6)
    for week in range(52 * 30):
        days = [first + timedelta(weeks=week, days=n) for n in range(7)]
        assert sum(map(begins_week, days)) == 1


@pytest.mark.parametrize(
    ("day", "number", "then"),
    [
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
        (date(2026, 11, 23), 5, date(2026, 11, 30)),
        (date(2026, 12, 24), 1, date(2026, 12, 29)),  # Christmas Day, Saturday, Sunday, Boxing Day instead
        (date(2026, 11, 21), 1, date(2026, 11, 23)),
    ],
)
def test_days_are_counted_on_past_weekends_and_bank_holidays(day: date, number: int, then: date):
    assert working_days_after(day, number) == then

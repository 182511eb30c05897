"""The days before a meeting by which its papers are published."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csp.kernel.clear_days import publish_by, working_days_before
from csp.kernel.working_days import is_working_day

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("meeting", "clear", "day"),
    [
        (date(2027, 1, 19), 5, date(2027, 1, 11)),  # Tuesday: Monday of the week before
        (date(2027, 1, 19), 3, date(2027, 1, 13)),  # in Wales: Wednesday
        (date(2027, 1, 18), 5, date(2027, 1, 8)),  # Monday: Friday ten days before
        (date(2027, 3, 30), 5, date(2027, 3, 18)),  # Tuesday after Easter: Good Friday and Monday don't count
        (date(2027, 1, 5), 5, date(2026, 12, 23)),  # Christmas, Boxing Day's Monday and New Year between
        (date(2026, 5, 5), 5, date(2026, 4, 24)),  # after the bank holiday of early May
        (date(2027, 1, 17), 5, date(2027, 1, 8)),  # on a Sunday, as from the Monday after
    ],
)
def test_papers_are_published_with_clear_days_before_the_meeting(meeting, clear, day):
    assert publish_by(meeting, clear=clear) == day


@given(DAYS, st.integers(1, 20))
def test_so_many_working_days_lie_between_and_a_day_later_is_too_late(meeting, clear):
    day = publish_by(meeting, clear=clear)

    assert is_working_day(day)
    assert number_between(day, meeting) == clear
    assert number_between(day + timedelta(days=1), meeting) < clear or not is_working_day(
        day + timedelta(days=1)
    )


@given(DAYS, st.integers(0, 60))
def test_working_days_are_counted_back(day, number):
    before = working_days_before(day, number)

    assert sum(is_working_day(before + timedelta(days=n)) for n in range((day - before).days)) == number


def number_between(first, last):
    return sum(is_working_day(first + timedelta(days=n)) for n in range(1, (last - first).days))

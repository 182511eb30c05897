"""What is kept for some months is kept on every day of them, and not on the day after."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csp.kernel.kept_since import kept_since


def last_day(ended: date, months: int) -> date:
    """The last day on which something is kept that ended on a day."""
    year, month = divmod(ended.year * 12 + ended.month - 1 + months, 12)
    return date(year, month + 1, min(ended.day, calendar.monthrange(year, month + 1)[1]))


@pytest.mark.parametrize(
    ("day", "months", "first"),
    [
        (date(2026, 11, 23), 12, date(2025, 11, 23)),
        (date(2026, 11, 23), 1, date(2026, 10, 23)),
        (date(2026, 11, 23), 11, date(2025, 12, 23)),
        (date(2026, 11, 23), 120, date(2016, 11, 23)),
        (date(2026, 1, 31), 2, date(2025, 12, 1)),  # what ended in November went at the end of January
        (date(2026, 3, 31), 1, date(2026, 3, 1)),
        (date(2026, 3, 1), 1, date(2026, 2, 1)),
        (date(2026, 2, 28), 6, date(2025, 8, 28)),
        (date(2028, 2, 29), 12, date(2027, 3, 1)),
        (date(2027, 2, 28), 12, date(2026, 2, 28)),
        (date(2026, 12, 31), 12, date(2025, 12, 31)),
    ],
)
def test_the_first_day_that_is_still_kept(day, months, first):
    assert kept_since(day, months=months) == first


@given(
    ended=st.dates(date(2015, 1, 1), date(2030, 12, 31)),
    months=st.integers(1, 120),
    later=st.integers(-40, 40),
)
def test_nothing_is_kept_a_day_less_or_a_day_more(ended, months, later):
    last = last_day(ended, months)

    assert ended >= kept_since(last, months=months)
    assert ended < kept_since(last + timedelta(days=1), months=months)
    on = last + timedelta(days=later)
    assert (ended >= kept_since(on, months=months)) == (on <= last)

"""The period after a period: its days by table and by property, and what its plan is called."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csp.kernel.next_period import next_days, next_title, years_of


@pytest.mark.parametrize(
    ("first", "last", "after"),
    [
        (date(2024, 4, 1), date(2027, 3, 31), (date(2027, 4, 1), date(2030, 3, 31))),
        (date(2026, 4, 1), date(2027, 3, 31), (date(2027, 4, 1), date(2028, 3, 31))),
        (date(2027, 3, 1), date(2028, 2, 29), (date(2028, 3, 1), date(2029, 2, 28))),
        (date(2026, 1, 1), date(2026, 6, 30), (date(2026, 7, 1), date(2026, 12, 31))),
        (date(2026, 1, 10), date(2026, 1, 20), (date(2026, 1, 21), date(2026, 1, 31))),
    ],
)
def test_the_next_period_begins_the_day_after_and_is_as_long(first, last, after):
    assert next_days(first, last) == after


days = st.dates(date(1990, 1, 1), date(2080, 1, 1))


@given(days, st.integers(1, 2000))
def test_there_is_no_gap_and_the_length_stays_within_the_days_of_a_month(first, length):
    last = first + timedelta(days=length)
    begins, ends = next_days(first, last)

    assert begins == last + timedelta(days=1)
    assert begins <= ends
    assert abs((ends - begins).days - length) <= 4


@pytest.mark.parametrize(
    ("first", "last", "years"),
    [
        (date(2024, 4, 1), date(2027, 3, 31), 3),
        (date(2026, 4, 1), date(2027, 3, 31), 1),
        (date(2026, 4, 1), date(2026, 6, 30), 1),
    ],
)
def test_a_period_has_at_least_one_year(first, last, years):
    assert years_of(first, last) == years


@pytest.mark.parametrize(
    ("title", "years", "after"),
    [
        ("Community Safety Plan 2024 to 2027", 3, "Community Safety Plan 2027 to 2030"),
        ("Delivery plan 2026/27", 1, "Delivery plan 2027/28"),
        ("Plan 2098/99", 1, "Plan 2099/00"),
        ("Plan 2026-27 (case 120266)", 1, "Plan 2027-28 (case 120266)"),
        ("Safer Vale", 3, "Safer Vale"),
    ],
)
def test_the_years_in_a_title_move_on(title, years, after):
    assert next_title(title, years=years) == after

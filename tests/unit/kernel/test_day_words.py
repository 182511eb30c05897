"""Dates as people write them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csp.kernel.day_words import long, near, plain, short

TODAY = date(2026, 11, 23)


def test_a_date_is_short_in_a_table_plain_in_a_sentence_and_long_where_one_acts():
    day = date(2026, 12, 4)

    assert (short(day), plain(day), long(day)) == ("4 Dec 2026", "4 December 2026", "Friday 4 December 2026")


def test_no_date_is_no_words():
    assert (short(None), plain(None), long(None), near(None, TODAY)) == ("", "", "", "")


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (2, "in 2 days"),
        (11, "in 11 days"),
        (20, "in 20 days"),
        (21, "in 3 weeks"),
        (83, "in 11 weeks"),
        (84, "in 2 months"),
        (365, "in 12 months"),
        (-1, "1 day late"),
        (-3, "3 days late"),
        (-21, "3 weeks late"),
        (-84, "2 months late"),
    ],
)
def test_the_time_to_a_due_date_is_counted_as_people_count(days, words):
    assert near(TODAY + timedelta(days=days), TODAY) == words


@given(st.dates())
def test_every_date_has_words_and_the_weekday_is_its_own(day):
    assert long(day) == f"{day:%A} {day.day} {day:%B} {day.year}"
    assert short(day) == f"{day.day} {day:%b} {day.year}"


@given(st.integers(1, 5000))
def test_what_is_late_never_reads_as_to_come(days):
    assert near(TODAY - timedelta(days=days), TODAY).endswith(" late")
    assert near(TODAY + timedelta(days=days), TODAY).startswith(("in ", "tomorrow"))

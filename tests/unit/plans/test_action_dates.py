"""A due date beside a timescale in words and the plan's first day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.forms.action_dates import When, due_from_words, read_back, wrong_with
from plans.models import Plan

PLAN = Plan(title="A plan", starts_on=date(2026, 4, 1), ends_on=date(2029, 3, 31))
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
WORDS = st.sampled_from(
    ["", "TBC", "by the end of April 2027", "Ongoing", "from June 2027", "2027", "01/04/27 to 31/01/28"]
)


@pytest.mark.parametrize(
    ("due", "words", "sentence"),
    [
        (date(2026, 3, 31), "", "The due date is before the plan starts, on 1 April 2026. Change the date"),
        (date(2026, 4, 1), "", ""),
        (date(2031, 1, 1), "", ""),
        (date(2027, 4, 30), "by the end of April 2027", ""),
        (date(2027, 3, 1), "by the end of April 2027", ""),
        (
            date(2027, 5, 1),
            "by the end of April 2027",
            "The timescale says by 30 April 2027, and the due date is later. Change one of them",
        ),
        (
            date(2027, 5, 31),
            "from June 2027",
            "The due date is before the timescale’s start, 1 June 2027. Change one of them",
        ),
        (date(2028, 5, 31), "from June 2027", ""),
        (
            date(2027, 3, 31),
            "01/04/27 to 31/01/28",
            "The due date is before the timescale’s start, 1 April 2027. Change one of them",
        ),
        (
            date(2028, 2, 1),
            "01/04/27 to 31/01/28",
            "The timescale says from 1 April 2027 to 31 January 2028, and the due date is later. Change one of them",
        ),
        (date(2027, 5, 1), "Ongoing", ""),
        (date(2027, 5, 1), "TBC", ""),
        (None, "by the end of April 2027", ""),
    ],
)
def test_a_new_due_date_that_its_words_contradict_is_told_so(due, words, sentence):
    assert wrong_with(When(due, words), None, plan=PLAN) == sentence


def test_a_date_moves_past_the_words_of_the_plan_which_are_kept():
    old = When(date(2027, 4, 30), "by the end of April 2027")

    assert wrong_with(When(date(2027, 9, 30), old.timescale), old, plan=PLAN) == ""
    assert wrong_with(When(date(2027, 9, 30), "by the end of May 2027"), old, plan=PLAN) != ""
    assert wrong_with(When(date(2026, 1, 1), old.timescale), old, plan=PLAN) != ""


def test_a_date_that_was_always_before_the_plan_does_not_stop_other_changes():
    old = When(date(2026, 1, 1), "")

    assert wrong_with(old, old, plan=PLAN) == ""
    assert wrong_with(When(old.due_on, "TBC"), old, plan=PLAN) == ""


@pytest.mark.parametrize(
    ("new", "old", "due"),
    [
        (When(None, "by the end of April 2027"), None, date(2027, 4, 30)),
        (When(date(2027, 1, 1), "by the end of April 2027"), None, date(2027, 1, 1)),
        (When(None, "Ongoing"), None, None),
        (When(None, "early May 2027"), None, None),
        (When(None, "by May 2027"), When(None, ""), date(2027, 5, 31)),
        (When(None, "by May 2027"), When(None, "by May 2027"), None),
        (When(None, "by May 2027"), When(date(2027, 1, 1), ""), None),
    ],
)
def test_the_last_day_that_new_words_name_is_due_where_no_date_is_or_was(new, old, due):
    assert due_from_words(new, old, plan=PLAN) == due


@given(DAYS, WORDS)
def test_saving_what_stands_is_never_refused(due, words):
    assert wrong_with(When(due, words), When(due, words), plan=PLAN) == ""


@given(WORDS)
def test_a_date_taken_from_the_words_never_contradicts_them(words):
    assert wrong_with(When(due_from_words(When(None, words), None, plan=PLAN), words), None, plan=PLAN) == ""


def test_what_was_read_is_said_back_with_what_one_should_know():
    assert read_back(PLAN, "by the end of April 2027") == "We read: by 30 April 2027."
    assert read_back(PLAN, "from June 2027") == (
        "We read: from 1 June 2027, with no last day. A beginning, not an end."
    )
    assert read_back(PLAN, "") == ""

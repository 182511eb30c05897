"""A date in three boxes."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from csp.forms.dates import DateField

DUE = DateField(label="Due date")


def typed(day="", month="", year=""):
    return {"day": day, "month": month, "year": year}


@pytest.mark.parametrize(
    ("day", "month", "year"),
    [
        ("27", "3", "2027"),
        ("27", "03", "2027"),
        (" 27 ", "March", "2027"),
        ("27", "mar", "2027"),
        ("27", "MAR.", "2027"),
    ],
)
def test_a_month_may_be_a_number_or_a_name(day, month, year):
    assert DUE.clean(typed(day, month, year)) == date(2027, 3, 27)


@pytest.mark.parametrize(
    ("boxes", "sentence", "wrong"),
    [
        (typed("", "3", "2027"), "Due date must include a day", ("day",)),
        (typed("27", "", "2027"), "Due date must include a month", ("month",)),
        (typed("27", "3", ""), "Due date must include a year", ("year",)),
        (typed("", "", "2027"), "Due date must include a day and month", ("day", "month")),
        (typed("31", "2", "2027"), "Due date must be a real date", ("day",)),
        (typed("29", "February", "2027"), "Due date must be a real date", ("day",)),
        (typed("32", "1", "2027"), "Due date must be a real date", ("day",)),
        (typed("0", "1", "2027"), "Due date must be a real date", ("day",)),
        (typed("12", "13", "2027"), "Due date must be a real date", ("month",)),
        (typed("12", "Ju", "2027"), "Due date must be a real date", ("month",)),
        (typed("12", "Brumaire", "2027"), "Due date must be a real date", ("month",)),
        (typed("x", "y", "2027"), "Due date must be a real date", ("day", "month")),
        (typed("1", "2", "27"), "Due date must have a year of 4 digits, like 2027", ("year",)),
        (typed("1", "2", "next"), "Due date must have a year of 4 digits, like 2027", ("year",)),
        (typed("1", "2", "20270"), "Due date must have a year of 4 digits, like 2027", ("year",)),
        (typed("1", "2", "0027"), "Due date must have a year between 1900 and 2100", ("year",)),
        (typed("-1", "2", "2027"), "Due date must be a real date", ("day",)),
    ],
)
def test_a_wrong_date_says_what_is_wrong_and_in_which_box(boxes, sentence, wrong):
    with pytest.raises(ValidationError) as caught:
        DUE.clean(boxes)

    assert caught.value.messages == [sentence]
    assert caught.value.error_list[0].params["parts"] == wrong


def test_no_date_is_asked_for():
    with pytest.raises(ValidationError, match="Enter the due date"):
        DUE.clean(typed())


def test_an_optional_date_may_be_empty():
    assert DateField(label="Due date", required=False).clean(typed(" ")) is None


def test_the_29th_of_february_is_real_in_a_leap_year():
    assert DUE.clean(typed("29", "2", "2028")) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("boxes", "sentence"),
    [
        (typed("31", "3", "2026"), "Due date must be on or after 1 April 2026"),
        (typed("1", "4", "2027"), "Due date must be on or before 31 March 2027"),
    ],
)
def test_a_date_is_held_to_the_plan(boxes, sentence):
    held = DateField(label="Due date", earliest=date(2026, 4, 1), latest=date(2027, 3, 31))

    with pytest.raises(ValidationError) as caught:
        held.clean(boxes)

    assert caught.value.messages == [sentence]


def test_the_same_day_typed_otherwise_is_no_change():
    assert not DUE.has_changed(date(2027, 3, 27), typed("27", "March", "2027"))


@pytest.mark.parametrize("boxes", [typed("28", "3", "2027"), typed("28"), typed()])
def test_another_day_or_no_day_is_a_change(boxes):
    assert DUE.has_changed(date(2027, 3, 27), boxes)

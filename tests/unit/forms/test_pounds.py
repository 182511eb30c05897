"""Amounts of money, typed in pounds and kept in pence."""

import pytest
from django.core.exceptions import ValidationError

from csp.forms.pounds import PercentField, PoundsField, written

COST = PoundsField(label="Cost")
SHARE = PercentField(label="Percentage", least=1)
IN_POUNDS = "Write an amount in pounds, with the digits 0 to 9, like 7000 or 7,000.00."


@pytest.mark.parametrize(
    ("amount", "pence"),
    [
        ("£1,234.50", 123450),
        ("1234.5", 123450),
        ("1 234", 123400),
        ("£ 0.07", 7),
        ("0", 0),
        ("1,000,000", 100_000_000),
        ("1,234.00\u200a", 123400),
    ],
)
def test_an_amount_becomes_whole_pence(amount, pence):
    assert COST.clean(amount) == pence


@pytest.mark.parametrize(
    ("amount", "sentence"),
    [
        ("", "Enter the cost"),
        ("   ", "Enter the cost"),
        ("about £50", IN_POUNDS),
        ("1,23", "Write commas between thousands only, and pence after a point, like 7000 or 7,000.00."),
        ("1.2.3", "Write commas between thousands only, and pence after a point, like 7000 or 7,000.00."),
        ("50p", IN_POUNDS),
        ("7k", "Write the amount in full, like 7000 or 7,000.00."),
        ("1e3", "Write the amount in full, like 7000 or 7,000.00."),
        ("٣", IN_POUNDS),
        (
            "10.005",
            "Write no more than two digits after the point, like 7000 or 7,000.00. Nothing is rounded.",
        ),
        ("-5", "Cost must be £0.00 or more"),
        ("9" * 30, "£100,000,000.00 is the largest amount that can be written here."),
    ],
)
def test_what_is_no_amount_is_refused_in_a_sentence(amount, sentence):
    with pytest.raises(ValidationError) as caught:
        COST.clean(amount)

    assert caught.value.messages == [sentence]


@pytest.mark.parametrize("amount", ["-£12.30", "£-12.30", "–12.30", "\N{MINUS SIGN}12.30"])
def test_a_credit_may_be_below_zero(amount):
    assert PoundsField(label="Cost", below_zero=True).clean(amount) == -1230


def test_an_optional_amount_may_be_empty():
    assert PoundsField(label="Cost", required=False).clean(" ") is None


def test_pence_are_shown_as_pounds_and_typing_as_it_was_typed():
    assert COST.prepare_value(123450) == "1,234.50"
    assert COST.prepare_value("12,3") == "12,3"
    assert written(-5) == "-0.05"


def test_the_same_amount_typed_otherwise_is_no_change():
    assert not COST.has_changed(123450, "£1234.5")
    assert COST.has_changed(123450, "lots")


def test_an_amount_is_held_between_its_limits():
    cap = PoundsField(label="Cap", least=1, most=50_000)

    for typed, sentence in (("0", "Cap must be £0.01 or more"), ("500.01", "Cap must be £500.00 or less")):
        with pytest.raises(ValidationError) as caught:
            cap.clean(typed)
        assert caught.value.messages == [sentence]
    assert (cap.clean("0.01"), cap.clean("£500")) == (1, 50_000)


@pytest.mark.parametrize(
    ("typed", "hundredths"),
    [("50", 5_000), ("12.5", 1_250), ("12.50%", 1_250), (".25", 25), ("100 %", 10_000), ("0.01", 1)],
)
def test_a_percentage_becomes_hundredths_and_nothing_is_rounded(typed, hundredths):
    assert SHARE.clean(typed) == hundredths


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Enter the percentage"),
        (
            "33.333",
            "Percentage must have no more than two digits after the point. Nothing is rounded.",
        ),
        ("half", "Percentage must be a number, like 12.5"),
        ("12,5", "Percentage must be a number, like 12.5"),
        ("-5", "Percentage must be a number, like 12.5"),
        (".", "Percentage must be a number, like 12.5"),
        ("%", "Percentage must be a number, like 12.5"),
        ("٣", "Percentage must be a number, like 12.5"),
        ("0", "Percentage must be from 0.01% to 100%"),
        ("100.01", "Percentage must be from 0.01% to 100%"),
    ],
)
def test_what_is_no_percentage_is_refused_in_a_sentence(typed, sentence):
    with pytest.raises(ValidationError) as caught:
        SHARE.clean(typed)

    assert caught.value.messages == [sentence]


def test_a_percentage_is_shown_as_people_write_it():
    assert [SHARE.prepare_value(one) for one in (1_250, 5_000, "a half")] == ["12.50", "50", "a half"]
    assert not SHARE.has_changed(1_250, "12.50%")
    assert SHARE.has_changed(1_250, "some")

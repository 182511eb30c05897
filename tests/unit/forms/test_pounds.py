"""Amounts of money, typed in pounds and kept in pence."""

import pytest
from django.core.exceptions import ValidationError

from csp.forms.pounds import PoundsField, written

COST = PoundsField(label="Cost")


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
        ("about £50", "Cost must be an amount in pounds, like 1,250 or 1,250.50"),
        ("1,23", "Cost must be an amount in pounds, like 1,250 or 1,250.50"),
        ("1.2.3", "Cost must be an amount in pounds, like 1,250 or 1,250.50"),
        ("50p", "Cost must be an amount in pounds, like 1,250 or 1,250.50"),
        ("1e3", "Cost must be an amount in pounds, like 1,250 or 1,250.50"),
        ("٣", "Cost must be an amount in pounds, like 1,250 or 1,250.50"),
        ("10.005", "Cost must have no more than 2 digits after the point"),
        ("-5", "Cost must be £0 or more"),
        ("9" * 30, "Cost must be £1,000,000,000.00 or less"),
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

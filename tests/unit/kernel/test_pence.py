"""Money as whole pence: it adds up, it is written one way, and it is read as people type it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csp.kernel.pence import MOST, NotPounds, about, about_each, half_up, pounds, read_pounds, split

IN_FULL = "Write the amount in full, like 7000 or 7,000.00."
NOT_WRITTEN = "Write an amount, like 7000 or 7,000.00."
ONE_SIGN = "Write one minus sign in front of a credit, like -7000 or -7,000.00."
POUNDS_IN_DIGITS = "Write an amount in pounds, with the digits 0 to 9, like 7000 or 7,000.00."
TOO_MUCH = "£100,000,000.00 is the largest amount that can be written here."
TWO_DIGITS = "Write no more than two digits after the point, like 7000 or 7,000.00. Nothing is rounded."
WHERE_COMMAS_GO = "Write commas between thousands only, and pence after a point, like 7000 or 7,000.00."

totals = st.integers(-MOST, MOST)
weights = st.lists(st.integers(0, 100_000), min_size=1, max_size=12).filter(any)


@pytest.mark.parametrize(
    ("total", "shares", "parts"),
    [
        (700_000, [1] * 8, [87_500] * 8),
        (699_850, [1] * 8, [87_482, 87_482, *[87_481] * 6]),
        (1, [1] * 8, [1, *[0] * 7]),
        (-5, [1] * 8, [*[-1] * 5, 0, 0, 0]),
        (0, [1, 2], [0, 0]),
        (100, [1, 1, 1], [34, 33, 33]),
        (100, [0, 1, 1, 1], [0, 34, 33, 33]),
        (10, [1, 5], [2, 8]),  # 1 2/3 and 8 1/3: the larger part of a penny is the first
        (11, [1, 5], [2, 9]),  # 1 5/6 and 9 1/6
        (7, [5, 1], [6, 1]),  # 5 5/6 and 1 1/6
        (8, [1, 5], [1, 7]),  # 1 1/3 and 6 2/3: here it is the second
        (12, [3], [12]),
    ],
)
def test_odd_pence_go_to_the_largest_part_of_a_penny_and_of_equal_ones_to_the_first(total, shares, parts):
    assert split(total, shares) == parts


@pytest.mark.parametrize("shares", [[], [0], [0, 0], [2, -1], [-1, -1], [1, -1]])
def test_nothing_is_split_among_nobody(shares):
    with pytest.raises(ValueError, match="at least one of them above 0"):
        split(100, shares)


@given(totals, weights)
def test_the_parts_make_the_total_and_each_is_its_exact_share_to_less_than_a_penny(total, shares):
    parts = split(total, shares)

    assert sum(parts) == total
    assert all(
        abs(part * sum(shares) - total * share) < sum(shares)
        for part, share in zip(parts, shares, strict=True)
    )


@given(totals, weights)
def test_a_credit_is_the_cost_with_its_sign_turned(total, shares):
    assert split(-total, shares) == [-part for part in split(total, shares)]


@given(totals, weights)
def test_who_has_no_weight_pays_nothing(total, shares):
    assert all(
        share or not part for part, share in zip(split(total, [*shares, 0]), [*shares, 0], strict=True)
    )


@pytest.mark.parametrize(
    ("pence", "written"),
    [
        (123_456, "£1,234.56"),
        (-5, "−£0.05"),
        (0, "£0.00"),
        (7, "£0.07"),
        (100, "£1.00"),
        (-123_456_789, "−£1,234,567.89"),
    ],
)
def test_an_amount_is_written_to_the_penny(pence, written):
    assert pounds(pence) == written


@pytest.mark.parametrize(
    ("pence", "written"),
    [
        (87_481, "£875"),
        (87_450, "£875"),
        (87_449, "£874"),
        (50, "£1"),
        (49, "£0"),
        (-49, "£0"),
        (-50, "−£1"),
        (-87_450, "−£875"),
        (123_456_789, "£1,234,568"),
    ],
)
def test_an_amount_to_the_pound_is_rounded_half_away_from_nothing(pence, written):
    assert about(pence) == written


def test_every_total_just_under_seven_thousand_pounds_is_875_each_by_eight():
    said = {about_each(total, 8) for total in range(699_600, 700_000)}
    of_each_share = {about(part) for total in range(699_600, 700_000) for part in split(total, [1] * 8)}

    assert said == {"£875 each, rounded"}
    assert of_each_share == {"£875"}


@pytest.mark.parametrize(
    ("total", "count", "said"),
    [
        (700_000, 8, "£875 each"),
        (699_599, 8, "£874 each, rounded"),
        (-699_600, 8, "−£875 each, rounded"),
        (1, 8, "£0 each, rounded"),
        (100, 3, "£0 each, rounded"),
    ],
)
def test_what_each_pays_says_whether_it_is_rounded(total, count, said):
    assert about_each(total, count) == said


@pytest.mark.parametrize(
    ("size", "whole", "result"), [(5, 10, 1), (4, 10, 0), (15, 10, 2), (7, 1, 7), (1, 3, 0)]
)
def test_half_a_penny_is_rounded_up(size, whole, result):
    assert half_up(size, whole) == result


@pytest.mark.parametrize(
    ("typed", "pence"),
    [
        ("£1,234.50", 123_450),
        ("1234.5", 123_450),
        ("1,234", 123_400),
        (" 7000 ", 700_000),
        ("7,000.00", 700_000),
        ("1 234 567.89", 123_456_789),
        ("£ 5", 500),
        (".50", 50),
        ("007", 700),
        ("0", 0),
        ("-0", 0),
        ("+5", 500),
        ("-0.05", -5),
        ("−0.05", -5),
        ("–0.05", -5),
        ("- 5", -500),
        ("-£5", -500),
        ("£-5", -500),
        ("(5.00)", -500),
        ("(£5.00)", -500),
        ("£(1,234.50)", -123_450),
        ("100,000,000.00", MOST),
        ("-100000000", -MOST),
    ],
)
def test_an_amount_with_one_meaning_is_read(typed, pence):
    assert read_pounds(typed) == pence


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", NOT_WRITTEN),
        ("  ", NOT_WRITTEN),
        ("£", NOT_WRITTEN),
        ("-", NOT_WRITTEN),
        ("()", NOT_WRITTEN),
        ("7k", IN_FULL),
        ("£1.2m", IN_FULL),
        ("-7 thousand", IN_FULL),
        ("1e5", IN_FULL),
        ("1.234", TWO_DIGITS),
        ("12.345", TWO_DIGITS),
        ("-£12.3450", TWO_DIGITS),
        ("(1.000)", TWO_DIGITS),
        ("1,23", WHERE_COMMAS_GO),
        ("1,234,56", WHERE_COMMAS_GO),
        ("1,234 567", WHERE_COMMAS_GO),
        ("0,123", WHERE_COMMAS_GO),
        ("1.234,50", WHERE_COMMAS_GO),
        ("12 34", WHERE_COMMAS_GO),
        ("7.", WHERE_COMMAS_GO),
        (".", WHERE_COMMAS_GO),
        ("(1,23)", WHERE_COMMAS_GO),
        ("(-5)", ONE_SIGN),
        ("--5", ONE_SIGN),
        ("-£-5", ONE_SIGN),
        ("5-", ONE_SIGN),
        ("(5", ONE_SIGN),
        ("ten", POUNDS_IN_DIGITS),
        ("NaN", POUNDS_IN_DIGITS),
        ("inf", POUNDS_IN_DIGITS),
        ("$5", POUNDS_IN_DIGITS),
        ("50p", POUNDS_IN_DIGITS),
        ("7_000", POUNDS_IN_DIGITS),
        ("0x10", POUNDS_IN_DIGITS),
        ("５", POUNDS_IN_DIGITS),
        ("٥", POUNDS_IN_DIGITS),
        ("5\x00", POUNDS_IN_DIGITS),
        ("9" * 5000, POUNDS_IN_DIGITS),
        ("- " + " " * 100_000 + "x", POUNDS_IN_DIGITS),
        ("100000000.01", TOO_MUCH),
        ("-100,000,001", TOO_MUCH),
        ("9" * 50, TOO_MUCH),
    ],
)
def test_an_amount_that_could_mean_something_else_is_refused_with_what_to_write(typed, sentence):
    with pytest.raises(NotPounds) as refused:
        read_pounds(typed)

    assert str(refused.value) == sentence


@given(st.integers(-MOST, MOST))
def test_what_is_written_is_read_as_the_same_amount(pence):
    assert read_pounds(pounds(pence)) == pence


@given(st.text(max_size=60) | st.text("0123456789.,£-+() \u00a0km", max_size=16))
def test_whatever_is_typed_is_an_amount_or_refused_with_a_sentence(typed):
    try:
        pence = read_pounds(typed)
    except NotPounds as refused:
        sentence = str(refused)
        assert sentence.endswith(".")
    else:
        assert abs(pence) <= MOST
        assert read_pounds(pounds(pence)) == pence

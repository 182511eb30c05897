"""Whether white words can be read on a partnership's colour."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csp.kernel.contrast import ENOUGH_FOR_TEXT, contrast, is_colour

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#767676", "#ffffff", 4.54),  # the lightest grey that passes on white, as is widely published
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.0),
    ],
)
def test_the_ratio_is_that_of_the_guidelines(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


def test_the_navy_of_the_pages_is_dark_enough_for_white_words():
    assert contrast("#12406b", "#ffffff") > ENOUGH_FOR_TEXT


@given(COLOURS, COLOURS)
def test_the_order_of_the_colours_does_not_matter(one, other):
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21.000001


@given(COLOURS)
def test_six_digits_after_a_hash_are_a_colour(colour):
    assert is_colour(colour)


@pytest.mark.parametrize(
    "text", ["", "navy", "#12406", "#12406bb", "12406b", "#12406B", "#12406b\n", "#12406g"]
)
def test_nothing_else_is_a_colour(text):
    assert not is_colour(text)

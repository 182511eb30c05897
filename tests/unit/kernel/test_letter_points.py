"""A pasted list of points is taken apart as its letter numbers them, or counted on."""

import pytest

from csp.kernel.letter_points import numbered


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("Add the tribute.", [("1", "Add the tribute.")]),
        ("1. Add the tribute.\n2) Name nobody.", [("1", "Add the tribute."), ("2", "Name nobody.")]),
        ("3.2 Say what was known.\n3.10 And when.", [("3.2", "Say what was known."), ("3.10", "And when.")]),
        ("One.\n\nTwo,\nin two lines.", [("1", "One."), ("2", "Two,\nin two lines.")]),
        ("• One\n- Two\n– Three", [("1", "One"), ("2", "Two"), ("3", "Three")]),
        ("4. One\n\nTwo", [("4", "One"), ("5", "Two")]),
        ("2 children are not named.", [("1", "2 children are not named.")]),
        ("2019. The year is wrong.", [("1", "2019. The year is wrong.")]),
        (" \n\n ", []),
    ],
)
def test_points_are_taken_apart(text, points):
    assert numbered(text) == points


def test_what_has_no_number_goes_on_after_what_is_there():
    assert numbered("One more", taken=["1", "7.2", "A"]) == [("8", "One more")]

"""Figures that somebody typed are found; days, years and places in a law count nothing."""

import pytest

from scrutiny.sources.typed_figures import figures_in


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("It fell by 12% to 1,340, and cost £3,000.50.", ["12%", "1,340", "£3,000.50"]),
        ("One in 4 said so; 7 per cent did not.", ["4", "7 per cent"]),
        ("On 19 March 2026, in 2026/27 and from 2024 to 2027.", []),
        ("Police and Justice Act 2006, section 19; SI 2009/942, regulation 4(1).", []),
        ("See {ref:summary-2} and [this](https://vale.example/2026/12).", []),
        ("1. First\n2. Second has 3 parts", ["3"]),
        ("2026% is odd", ["2026%"]),
        ("No figures at all.", []),
    ],
)
def test_which_figures_are_typed(text, figures):
    assert figures_in(text) == figures


def test_the_mark_of_a_note_is_no_figure_and_what_the_note_says_is_looked_at():
    assert figures_in("It fell.[^1]\n\n[^1]: By 45%.") == ["45%"]

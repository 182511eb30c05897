"""Code names: two words that are nobody's name."""

import pytest

from csp.kernel.code_names import (
    FIRST,
    SECOND,
    is_made_here,
    looks_like_initials,
    new_code_name,
    says_name,
)


def test_a_code_name_is_two_words_of_the_lists():
    names = {new_code_name() for _ in range(50)}

    assert len(names) > 10
    assert all(is_made_here(name) for name in names)


def test_no_word_stands_in_the_lists_twice():
    assert len(set(FIRST)) == len(FIRST)
    assert len(set(SECOND)) == len(SECOND)


@pytest.mark.parametrize("name", ["Wren Castell", "Copper", "Copper Lantern Two", "Lantern Copper", ""])
def test_what_somebody_typed_is_not_taken_for_one(name):
    assert not is_made_here(name)


@pytest.mark.parametrize("name", ["A.B.", "A B C D", "KT", "j. o. k. m.", "ABC", "12/3"])
def test_initials_are_no_code_name(name):
    assert looks_like_initials(name)


@pytest.mark.parametrize("name", ["Copper Lantern", "Rowan", "Harbour 2"])
def test_words_are(name):
    assert not looks_like_initials(name)


@pytest.mark.parametrize(
    "text",
    [
        "Copper Lantern",
        "ask copper  lantern.",
        "COPPER-LANTERN",
        "Copper_Lantern minutes.pdf",
        "copperlantern",
    ],
)
def test_a_text_says_a_name_in_whatever_way_it_is_written(text):
    assert says_name(text, "Copper Lantern")


@pytest.mark.parametrize(
    "text", ["", "Copper", "a copper and a lantern", "Lantern Copper", "copper lanterns"]
)
def test_a_text_with_a_part_of_a_name_does_not_say_it(text):
    assert not says_name(text, "Copper Lantern")


def test_an_empty_name_is_said_nowhere():
    assert not says_name("Copper Lantern", " ")

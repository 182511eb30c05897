"""Things one after another, as a sentence lists them."""

import pytest

from csp.kernel.listing import listed


@pytest.mark.parametrize(
    ("things", "words"),
    [
        ([], ""),
        (["Marshland Fire and Rescue"], "Marshland Fire and Rescue"),
        (["police", "fire"], "police and fire"),
        (["council", "police", "fire"], "council, police and fire"),
    ],
)
def test_commas_stand_between_all_but_the_last_two(things, words):
    assert listed(things) == words

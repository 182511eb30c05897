"""Two wordings side by side: what only one of them has."""

import pytest

from csp.kernel.word_changes import LONGEST, word_changes


def test_a_word_that_was_changed_is_marked_on_both_sides():
    before, after = word_changes("Gate the alley behind Mill Street", "Gate two alleys behind Mill Street")

    assert before == [("Gate ", False), ("the alley", True), (" behind Mill Street", False)] or [
        text for text, is_changed in before if is_changed
    ] == ["the", "alley"]
    assert [text for text, is_changed in after if is_changed] == ["two", "alleys"]


@pytest.mark.parametrize(
    ("before", "after"),
    [("", "New"), ("Gone", ""), ("Same", "Same"), ("a  b\nc", "a b\n\nc d"), ("ŵynne", "Wynne")],
)
def test_the_pieces_together_are_the_text(before, after):
    old, new = word_changes(before, after)

    assert "".join(text for text, _ in old) == before
    assert "".join(text for text, _ in new) == after


def test_texts_that_are_too_long_to_compare_are_marked_whole():
    long = "word " * LONGEST

    assert word_changes(long, "short") == ([(long, True)], [("short", True)])


def test_what_stayed_is_not_marked():
    assert word_changes("Same words", "Same words") == ([("Same words", False)], [("Same words", False)])
